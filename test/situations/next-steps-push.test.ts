import { chmod, mkdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostedCommand } from '../support/hosted-program.ts';
import { commitFile } from '../support/commit-file.ts';
import { copyRepository } from '../support/copy-repository.ts';
import { expectNoSecret } from '../support/expect-no-secret.ts';
import { key } from '../support/keys.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { run } from '../support/run.ts';

const CLEAN = 'import os\nkey = os.environ["XAI_API_KEY"]\n';
const LEAKY = `import os\nkey = "${key}"\n`;

/** What an editor does to whatever git opens: here, to the list of a rebase and to a message. */
const EDITOR = `#!/bin/sh
case "$1" in
  *git-rebase-todo) sed -i.orig -e "s/^pick \\($MARK\\)/edit \\1/" -e "/^merge -C $MARK/a break" "$1" ;;
  *) printf 'edited\\n' >"$1" ;;
esac
`;

/** A repository with a remote, one commit on it, and the hook that a push runs. */
let pushing: Repository;
beforeAll(async () => {
  pushing = await createRepository();
  await pushing.git('init', '--quiet', '--bare', '--template=', '../remote.git');
  await pushing.git('remote', 'add', 'origin', '../remote.git');
  await commitFile(pushing, '.gitignore', '.env\n.env.*\n**/secrets.*\n');
  await pushing.git('push', '--quiet', 'origin', 'main');
  await installHooks(pushing);
});
afterAll(() => pushing[Symbol.asyncDispose]());

async function installHooks(repo: Repository, hooks = ['pre-push']): Promise<void> {
  const call = hostedCommand()
    .map((word) => `'${word.replaceAll('\\', '/')}'`)
    .join(' ');
  await mkdir(repo.path('.git/hooks'), { recursive: true });
  for (const hook of hooks) {
    await repo.write(`.git/hooks/${hook}`, `#!/bin/sh\nexec ${call} hook ${hook} "$@"\n`);
    await chmod(repo.path('.git/hooks', hook), 0o755);
  }
  await repo.write('.git/editor', EDITOR);
  await chmod(repo.path('.git/editor'), 0o755);
}

/** What is printed behind the findings. */
interface Advice {
  readonly lines: readonly string[];
  readonly commands: readonly string[];
}

async function expectRefused(
  repo: Repository,
  refs: readonly string[] = ['main'],
  cwd?: string,
): Promise<Advice> {
  const ran = await repo.git('push', 'origin', ...refs, {
    allowFailure: true,
    env: { COLUMNS: '80' },
    ...(cwd !== undefined && { cwd }),
  });
  expect(ran.exitCode, ran.stderr).not.toBe(0);
  // Git leaves the output of this hook as it is.
  const output = ran.stdout.toString() + ran.stderr;
  expectNoSecret(output);
  const lines = output.split('\n');
  const start = lines.findIndex((line) => line.startsWith('keyfence stopped this push.'));
  expect(start, output).not.toBe(-1);
  const end = lines.findIndex((line) => line.startsWith('error: failed to push'));
  const advice = lines.slice(start, end);
  expect(advice.length, advice.join('\n')).toBeLessThanOrEqual(6);
  for (const line of advice) expect(line.length, line).toBeLessThanOrEqual(80);
  const commands = advice.filter((line) => line.startsWith('  ')).map((line) => line.trim());
  expect(commands, advice.join('\n')).not.toEqual([]);
  return { lines: advice, commands };
}

/** Does what the lines say, word for word: commands as they are, and between them what a person does. */
async function follow(
  repo: Repository,
  { lines, commands }: Advice,
  fix: () => Promise<void>,
  cwd?: string,
): Promise<void> {
  const marked = /(?<id>[0-9a-f]{12})/.exec(lines[1] ?? '')?.groups?.['id'] ?? 'none';
  const isRebase = commands.some((command) => command.includes('git rebase -i'));
  if (!isRebase) await fix();
  for (const command of commands) {
    const editor = repo.path('.git/editor');
    const env = { ...repo.env, EDITOR: editor, MARK: marked.slice(0, 7) };
    const directory = cwd === undefined ? repo.root : repo.path(cwd);
    const ran = await run('sh', ['-c', command], { cwd: directory, env });
    expect(ran.exitCode, `${command}\n${ran.stdout.toString()}${ran.stderr}`).toBe(0);
    if (command.includes('git rebase -i')) await fix();
  }
}

async function expectPushed(repo: Repository, refs: readonly string[] = ['main']): Promise<void> {
  const ran = await repo.git('push', 'origin', ...refs, { allowFailure: true });
  expect(ran.exitCode, ran.stderr).toBe(0);
  expect(ran.stderr).not.toContain('no-xai-key');
}

/** The fix of whoever reads the advice. */
const clean =
  (repo: Repository, path = 'a.py') =>
  (): Promise<void> =>
    repo.write(path, CLEAN);

/** A merge whose own commit brings the key, not one of the merged commits. */
async function mergeWithKey(repo: Repository): Promise<void> {
  await repo.git('switch', '--quiet', '--create', 'side');
  await commitFile(repo, 'b.txt', 'side\n');
  await repo.git('switch', '--quiet', 'main');
  await commitFile(repo, 'c.txt', 'main\n');
  await repo.git('merge', '--quiet', '--no-commit', 'side');
  await repo.add('a.py', LEAKY);
  await repo.commit('merge');
}

async function commitMany(repo: Repository, count: number): Promise<void> {
  for (let i = 0; i < count; i++)
    await commitFile(repo, `other-${String(i)}.txt`, `${String(i)}\n`);
}

describe('what a refused push says is let through when it is followed', () => {
  test('the last commit', async () => {
    await using repo = await copyRepository(pushing);
    await installHooks(repo, ['pre-commit', 'commit-msg']);
    await commitFile(repo, 'a.py', LEAKY);
    const advice = await expectRefused(repo);
    await follow(repo, advice, clean(repo));
    await expectPushed(repo);
    expect(advice.lines.join('\n').replaceAll(/[0-9a-f]{12}/g, '<commit>')).toMatchInlineSnapshot(`
      "keyfence stopped this push. The key has not left this machine.
      Added in <commit>: a new commit that removes it is not enough. Move the key
      to .env and read it from the environment. Then amend that commit:
        git add a.py && git commit --amend
      False alarm? npx keyfence explain no-xai-key"
    `);
  });

  test('a commit in the middle of a few', async () => {
    await using repo = await copyRepository(pushing);
    await commitMany(repo, 1);
    await commitFile(repo, 'a.py', LEAKY);
    await commitFile(repo, 'b.txt', 'b\n');
    const advice = await expectRefused(repo);
    await follow(repo, advice, clean(repo));
    await expectPushed(repo);
    expect(advice.lines.join('\n').replaceAll(/[0-9a-f]{12}/g, '<commit>')).toMatchInlineSnapshot(`
      "keyfence stopped this push. The key has not left this machine.
      Added in <commit>: a new commit that removes it is not enough. Move the key
      to .env and read it from the environment. Then squash the 2 commits:
        git add a.py && git reset --soft <commit> && git commit
      False alarm? npx keyfence explain no-xai-key"
    `);
    expect(await readFile(repo.path('b.txt'), 'utf8')).toBe('b\n');
  });

  test('after a commit that only removes it, as everybody does first', async () => {
    await using repo = await copyRepository(pushing);
    await commitFile(repo, 'a.py', LEAKY);
    await commitFile(repo, 'a.py', CLEAN);
    await follow(repo, await expectRefused(repo), () => Promise.resolve());
    await expectPushed(repo);
  });

  test('after a commit that removes the file', async () => {
    await using repo = await copyRepository(pushing);
    await commitFile(repo, 'a.py', LEAKY);
    await commitFile(repo, 'b.txt', 'b\n');
    await repo.git('rm', '-q', 'a.py');
    await repo.commit('remove');
    await follow(repo, await expectRefused(repo), () => Promise.resolve());
    await expectPushed(repo);
  });

  test('a commit in the middle of many', async () => {
    await using repo = await copyRepository(pushing);
    await commitMany(repo, 2);
    await commitFile(repo, 'a.py', LEAKY);
    for (let i = 0; i < 6; i++) await commitFile(repo, `later-${String(i)}.txt`, 'x\n');
    const advice = await expectRefused(repo);
    await follow(repo, advice, clean(repo));
    await expectPushed(repo);
    expect(advice.lines.join('\n').replaceAll(/[0-9a-f]{12}/g, '<commit>')).toMatchInlineSnapshot(`
      "keyfence stopped this push. The key has not left this machine.
      Added in <commit>; a new commit is not enough. Mark it "edit" in this list:
        git rebase -i <commit>^
      Move the key to .env and read it from the environment, then:
        git add a.py && git commit --amend && git rebase --continue
      False alarm? npx keyfence explain no-xai-key"
    `);
    const { stdout } = await repo.git('rev-list', '--count', 'HEAD');
    expect(stdout.toString()).toBe('10\n');
  });

  test('the first commit of a new branch', async () => {
    await using repo = await copyRepository(pushing);
    await repo.git('switch', '--quiet', '--create', 'feature');
    await commitFile(repo, 'a.py', LEAKY);
    await commitFile(repo, 'b.txt', 'b\n');
    await follow(repo, await expectRefused(repo, ['feature']), clean(repo));
    await expectPushed(repo, ['feature']);
  });

  test('a branch that is not checked out', async () => {
    await using repo = await copyRepository(pushing);
    await repo.git('switch', '--quiet', '--create', 'feature');
    await commitFile(repo, 'a.py', LEAKY);
    await commitFile(repo, 'b.txt', 'b\n');
    await repo.git('switch', '--quiet', 'main');
    const advice = await expectRefused(repo, ['feature']);
    expect(advice.commands[0]).toMatch(/^git switch feature && git rebase -i /);
    await follow(repo, advice, clean(repo));
    await expectPushed(repo, ['feature']);
  });

  test.each([0, 6])('the root commit, with %d after it', async (count) => {
    await using repo = await createRepository();
    await repo.git('init', '--quiet', '--bare', '--template=', '../remote.git');
    await repo.git('remote', 'add', 'origin', '../remote.git');
    await commitFile(repo, 'a.py', LEAKY);
    await commitMany(repo, count);
    await installHooks(repo);
    await follow(repo, await expectRefused(repo), clean(repo));
    await expectPushed(repo);
  });

  test('a merge that brought it, at the top', async () => {
    await using repo = await copyRepository(pushing);
    await mergeWithKey(repo);
    await follow(repo, await expectRefused(repo), clean(repo));
    await expectPushed(repo);
    const { stdout } = await repo.git('rev-list', '--merges', '--count', 'HEAD');
    expect(stdout.toString()).toBe('1\n');
  });

  test.each(['main', 'side'])('a commit of %s before a merge', async (branch) => {
    await using repo = await copyRepository(pushing);
    await repo.git('switch', '--quiet', '--create', 'side');
    await commitFile(
      repo,
      branch === 'side' ? 'a.py' : 'b.txt',
      LEAKY.slice(branch === 'side' ? 0 : LEAKY.length),
    );
    await commitFile(repo, 'side.txt', 'side\n');
    await repo.git('switch', '--quiet', 'main');
    await commitFile(
      repo,
      branch === 'main' ? 'a.py' : 'c.txt',
      branch === 'main' ? LEAKY : 'main\n',
    );
    await repo.git('merge', '--quiet', '--no-edit', '--no-verify', 'side');
    const advice = await expectRefused(repo);
    expect(advice.lines[1]).toMatch(/merge/);
    await follow(repo, advice, clean(repo));
    await expectPushed(repo);
    const { stdout } = await repo.git('rev-list', '--merges', '--count', 'HEAD');
    expect(stdout.toString()).toBe('1\n');
    if (branch === 'side')
      expect(advice.lines.join('\n').replaceAll(/[0-9a-f]{12}/g, '<commit>'))
        .toMatchInlineSnapshot(`
        "keyfence stopped this push. The key has not left this machine.
        Added in <commit> before a merge; a new commit is no fix. Mark it "edit":
          git rebase -i --rebase-merges <commit>^
        Move the key to .env and read it from the environment, then:
          git add a.py && git commit --amend && git rebase --continue
        False alarm? npx keyfence explain no-xai-key"
      `);
  });

  test('a merge that brought it, with commits after it', async () => {
    await using repo = await copyRepository(pushing);
    await mergeWithKey(repo);
    await commitFile(repo, 'd.txt', 'after\n');
    const advice = await expectRefused(repo);
    expect(advice.lines[1]).toContain('"break"');
    await follow(repo, advice, clean(repo));
    await expectPushed(repo);
  });

  test.each([0, 1, 6])('the message of a commit, with %d after it', async (count) => {
    await using repo = await copyRepository(pushing);
    await commitFile(repo, 'a.txt', 'a\n', `use ${key}`);
    await commitMany(repo, count);
    await follow(repo, await expectRefused(repo), () => Promise.resolve());
    await expectPushed(repo);
  });

  test('the message of a tag', async () => {
    await using repo = await copyRepository(pushing);
    await repo.git('tag', '-a', 'v1', '-m', `with ${key}`);
    const advice = await expectRefused(repo, ['v1']);
    await follow(repo, advice, () => Promise.resolve());
    await expectPushed(repo, ['v1']);
    expect(advice.lines.join('\n')).toMatchInlineSnapshot(`
      "keyfence stopped this push. The key has not left this machine.
      It is in the message of the tag. Make the tag again with another one:
        git tag -f -a v1 "v1^{}"
      False alarm? npx keyfence explain no-xai-key"
    `);
  });

  test.each(['alone', 'with another file', 'in the middle of many'])('.env %s', async (how) => {
    await using repo = await copyRepository(pushing);
    await repo.add('.env', `XAI_API_KEY=${key}\n`);
    if (how !== 'alone') await repo.add('b.txt', 'b\n');
    await repo.git('commit', '--quiet', '--no-verify', '-m', 'env');
    if (how === 'in the middle of many') await commitMany(repo, 6);
    const advice = await expectRefused(repo);
    await follow(repo, advice, () => Promise.resolve());
    await expectPushed(repo);
    expect(await readFile(repo.path('.env'), 'utf8')).toContain('XAI_API_KEY');
  });

  test('paths and commands fit the directory that somebody pushes from', async () => {
    await using repo = await copyRepository(pushing);
    await commitFile(repo, 'app/my file.py', LEAKY);
    const advice = await expectRefused(repo, ['main'], 'app');
    expect(advice.commands).toEqual(['git add "my file.py" && git commit --amend']);
    await follow(repo, advice, clean(repo, 'app/my file.py'), 'app');
    await expectPushed(repo);
  });
});
