import { chmod, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { attempt, type Attempt } from '../support/attempt-commit.ts';
import { lackGit } from '../support/git-version.ts';
import { key, oldKey, redacted } from '../support/keys.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { testUnless } from '../support/unless.ts';

const SCISSORS = '------------------------ >8 ------------------------';

/** A repository with the hooks in place and a change staged, on top of a commit that holds a key. */
async function createStaged(): Promise<Repository> {
  const repo = await createRepository();
  await repo.write('a.txt', `${oldKey}\n`);
  await repo.commit();
  await repo.add('a.txt', 'clean\n');
  await repo.installHook();
  return repo;
}

/** Commits with an editor that writes `text` above what git has put there. */
async function commitInEditor(
  repo: Repository,
  text: string,
  args: readonly string[] = [],
): Promise<Attempt> {
  await repo.write('../text', text);
  const editor = '#!/bin/sh\ncat "$(dirname "$0")/text" "$1" >"$1.new" && mv "$1.new" "$1"\n';
  await repo.write('../editor', editor);
  await chmod(repo.path('../editor'), 0o755);
  const env = { GIT_EDITOR: `"${repo.path('../editor').replaceAll('\\', '/')}"` };
  return attempt(repo, ['commit', ...args], { env });
}

function expectStopped({ happened, output }: Attempt): void {
  expect(output).toContain('no-xai-key');
  expect(output).toContain(redacted(key));
  expect(happened).toBe(false);
}

describe('a message with a key is stopped', () => {
  const ways: Readonly<Record<string, readonly string[]>> = {
    'in the subject': ['-m', `use ${key}`],
    'in the body': ['-m', 'subject', '-m', `body\n\n${key}`],
    'in a fixup': ['--fixup=HEAD', '-m', key],
    'in an empty commit': ['--allow-empty', '-m', key],
    'in an amended one': ['--amend', '-m', key],
    'kept verbatim behind #': ['--cleanup=verbatim', '-m', `subject\n\n# ${key}`],
  };

  test.each(Object.entries(ways))('%s', async (_, args) => {
    await using repo = await createStaged();
    expectStopped(await attempt(repo, ['commit', ...args]));
  });

  testUnless(lackGit('2.32', 'commit --trailer'), 'in a trailer', async () => {
    await using repo = await createStaged();
    const trailer = ['--trailer', `Key: ${key}`];
    expectStopped(await attempt(repo, ['commit', '-m', 'subject', ...trailer]));
  });

  test('from a file', async () => {
    await using repo = await createStaged();
    await repo.write('../message', `subject\n\n${key}\n`);
    expectStopped(await attempt(repo, ['commit', '-F', '../message']));
  });

  test('from stdin', async () => {
    await using repo = await createStaged();
    expectStopped(await attempt(repo, ['commit', '-F', '-'], { stdin: `subject\n\n${key}\n` }));
  });

  test('from an editor', async () => {
    await using repo = await createStaged();
    expectStopped(await commitInEditor(repo, `subject\n\n${key}\n`));
  });

  test('from an editor, above the scissors', async () => {
    await using repo = await createStaged();
    expectStopped(await commitInEditor(repo, `subject\n\n${key}\n`, ['--verbose']));
  });

  test('in Latin-1', async () => {
    await using repo = await createStaged();
    await repo.git('config', 'i18n.commitEncoding', 'ISO-8859-1');
    const message = Buffer.from(`Schl\xfcssel ${key}\n`, 'latin1');
    expectStopped(await attempt(repo, ['commit', '-F', '-'], { stdin: message }));
  });

  test('after # when git uses another comment character', async () => {
    await using repo = await createStaged();
    await repo.git('config', 'core.commentChar', ';');
    expectStopped(await commitInEditor(repo, `subject\n\n# ${key}\n`));
  });

  // Git takes the first of its characters that no line of the message begins with.
  test.each(['#', ';'])('behind %s where git chooses the character itself', async (character) => {
    await using repo = await createStaged();
    await repo.git('config', 'core.commentChar', 'auto');
    const message = ['-m', '#1 subject', '--edit'];
    expectStopped(await commitInEditor(repo, `${character} ${key}\n`, message));
  });

  test('in a linked worktree', async () => {
    await using main = await createStaged();
    await main.git('worktree', 'add', '--quiet', '-b', 'linked', '../linked');
    const repo = main.at(main.path('../linked'));
    expectStopped(await attempt(repo, ['commit', '--allow-empty', '-m', key]));
  });
});

describe('what git keeps is the message', () => {
  // Without an editor git strips no comments: the line is in the commit.
  test('a comment given by -m', async () => {
    await using repo = await createStaged();
    expectStopped(await attempt(repo, ['commit', '-m', `subject\n\n# ${key}`]));
  });

  test.each(['whitespace', 'verbatim', 'scissors'])(
    'a comment from an editor under commit.cleanup=%s',
    async (cleanup) => {
      await using repo = await createStaged();
      await repo.git('config', 'commit.cleanup', cleanup);
      expectStopped(await commitInEditor(repo, `subject\n\n# ${key}\n`));
    },
  );

  test.each(['whitespace', 'verbatim', 'scissors', 'strip'])(
    'a comment from an editor under --cleanup=%s, of which no hook is told',
    async (cleanup) => {
      await using repo = await createStaged();
      expectStopped(await commitInEditor(repo, `subject\n\n# ${key}\n`, [`--cleanup=${cleanup}`]));
    },
  );

  // Before 2.45 git does not know `core.commentString`; from then on whichever comes last counts.
  test.each(['//', '#'])('a line behind %s under core.commentString', async (prefix) => {
    await using repo = await createStaged();
    await repo.git('config', 'core.commentString', '//');
    expectStopped(await commitInEditor(repo, `subject\n\n${prefix} ${key}\n`));
    await repo.git('config', 'core.commentChar', ';');
    expectStopped(await commitInEditor(repo, `subject\n\n${prefix} ${key}\n`));
  });

  test.each([
    ['text', key],
    ['a comment', `# ${key}`],
    ['the diff of another commit', `diff --git a/x b/x\nindex 1234567..89abcde 100644\n+${key}`],
    ['a diff without ids', `diff --git a/x b/x\n+${key}`],
    ['text behind a diff', `diff --git a/x b/x\nindex 1234567..0000000\n-gone\nand ${key}`],
  ])('%s below scissors that the author wrote', async (_, below) => {
    await using repo = await createStaged();
    const text = `subject\n\n# ${SCISSORS}\n# See below.\n${below}\n`;
    expectStopped(await commitInEditor(repo, text, ['--cleanup=verbatim']));
  });

  // Only `--verbose` and `commit.cleanup=scissors` make git cut there.
  test('what follows scissors that -m brings', async () => {
    await using repo = await createStaged();
    expectStopped(await attempt(repo, ['commit', '-m', `subject\n\n# ${SCISSORS}\n${key}`]));
  });
});

describe('what git itself wrote is not', () => {
  async function expectPassed(repo: Repository, { happened, output }: Attempt): Promise<void> {
    expect(happened, output).toBe(true);
    const { stdout } = await repo.git('log', '-1', '--format=%B');
    expect(stdout.toString()).not.toContain('xai-');
  }

  test('the name of a staged file that git puts into a comment', async () => {
    await using repo = await createRepository();
    await repo.stage(`${oldKey}.txt`, 'one');
    await repo.git('commit', '--quiet', '-m', 'before');
    await repo.git('rm', '--quiet', '--cached', `${oldKey}.txt`);
    await repo.installHook();
    await expectPassed(repo, await commitInEditor(repo, 'subject\n'));
  });

  test('names of a rename, of untracked files and of the branch, from a subdirectory', async () => {
    await using repo = await createRepository();
    await repo.add(`sub/\u00e9-${oldKey}.txt`, 'one\ntwo\nthree\n');
    await repo.add('other.txt', 'one');
    await repo.git('commit', '--quiet', '-m', 'before');
    await repo.git('mv', `sub/\u00e9-${oldKey}.txt`, 'sub/plain.txt');
    await repo.write(`sub/a b ${key}`, 'two');
    await repo.write(`new-${key}/file`, 'two');
    await repo.git('checkout', '--quiet', '-b', `fix/${oldKey}`);
    await repo.installHook();
    const at = repo.at(repo.path('sub'));
    await expectPassed(repo, await commitInEditor(at, 'subject\n', ['-v']));
    const message = await readFile(repo.path('.git', 'COMMIT_EDITMSG'), 'utf8');
    expect(message.match(/^#.*xai-/gm)?.length, 'git did hand it to the hook').toBe(4);
    // In a line of the author it is no name of git's.
    const ownLine = `subject\n\n# use ${key} here\n`;
    await repo.add('other.txt', 'two');
    expectStopped(await commitInEditor(repo, ownLine));
  });

  test('names of the commit that is amended', async () => {
    await using repo = await createRepository();
    await repo.add(`${oldKey}.txt`, 'one');
    await repo.commit();
    await repo.git('rm', '--quiet', '--cached', `${oldKey}.txt`);
    await repo.git('commit', '--quiet', '-m', 'without');
    await repo.remove(`${oldKey}.txt`);
    await repo.installHook();
    await expectPassed(repo, await commitInEditor(repo, 'subject\n', ['--amend']));
  });

  test('the names that git was told to keep are in the commit, and found', async () => {
    await using repo = await createStaged();
    await repo.write(`${key}.txt`, 'untracked');
    const { happened, output } = await commitInEditor(repo, 'subject\n', ['--cleanup=whitespace']);
    expect(output).toContain('no-xai-key');
    expect(happened).toBe(false);
  });

  test.each(['#', ';'])(
    'the removed key in the diff of --verbose, behind %s',
    async (character) => {
      await using repo = await createStaged();
      await repo.git('config', 'core.commentChar', character);
      await expectPassed(repo, await commitInEditor(repo, 'subject\n', ['--verbose']));
      const message = await readFile(repo.path('.git', 'COMMIT_EDITMSG'), 'utf8');
      expect(message, 'git did hand it to the hook').toContain(oldKey);
    },
  );

  test('the removed key in the diff, behind the character that git chose itself', async () => {
    await using repo = await createStaged();
    await repo.git('config', 'core.commentChar', 'auto');
    const message = ['-m', '#1 subject', '--edit', '--verbose'];
    await expectPassed(repo, await commitInEditor(repo, '', message));
    const shown = await readFile(repo.path('.git', 'COMMIT_EDITMSG'), 'utf8');
    expect(shown, 'git did hand it to the hook').toMatch(
      new RegExp(`^; -+ >8 -+$[^]*${oldKey}`, 'm'),
    );
  });

  test('the removed key in the diff of commit.verbose', async () => {
    await using repo = await createStaged();
    await repo.git('config', 'commit.verbose', '2');
    await expectPassed(repo, await commitInEditor(repo, 'subject\n'));
  });
});

describe('hook commit-msg', () => {
  test.each([
    ['a clean message', 'subject\n', 0],
    ['a key', `subject ${key}\n`, 1],
    ['an empty file', '', 0],
  ])('%s', async (_, message, expected) => {
    await using repo = await createRepository();
    await writeFile(repo.path('MESSAGE'), message);
    const { exitCode } = await repo.keyfence('hook', 'commit-msg', 'MESSAGE');
    expect(exitCode).toBe(expected);
  });

  test.each([
    ['a file that does not exist', ['MISSING']],
    ['a directory', ['.git']],
    ['no file', []],
  ])('%s is a refusal', async (_, args) => {
    await using repo = await createRepository();
    const { exitCode, stdout, stderr } = await repo.keyfence('hook', 'commit-msg', ...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/\w/);
  });
});

test('of a clean message only a verbose hook tells, with a configuration too', async () => {
  await using repo = await createRepository();
  await repo.write('message', 'clean\n');
  const told = { exitCode: 0, stdout: 'no secrets found; scanned the commit message (6 B)\n' };
  const silent = { exitCode: 0, stdout: '', stderr: '' };
  const verbose = ['hook', '--verbose', 'commit-msg', 'message'];
  expect(await repo.keyfence('hook', 'commit-msg', 'message')).toMatchObject(silent);
  expect(await repo.keyfence(...verbose)).toMatchObject(told);
  await repo.write('keyfence.config.json', '{}');
  expect(await repo.keyfence('hook', 'commit-msg', 'message')).toMatchObject(silent);
  expect(await repo.keyfence(...verbose)).toMatchObject(told);
});
