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

  test('behind # where git takes another character for comments', async () => {
    await using repo = await createStaged();
    await repo.git('config', 'core.commentChar', ';');
    expectStopped(await commitInEditor(repo, `subject\n\n# ${key}\n`));
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

  // Only `--verbose` and `commit.cleanup=scissors` make git cut there.
  test('what follows scissors that -m brings', async () => {
    await using repo = await createStaged();
    expectStopped(await attempt(repo, ['commit', '-m', `subject\n\n# ${SCISSORS}\n${key}`]));
  });
});

describe('what git strips is not', () => {
  async function expectPassed(repo: Repository, { happened, output }: Attempt): Promise<void> {
    expect(happened, output).toBe(true);
    const { stdout } = await repo.git('log', '-1', '--format=%B');
    expect(stdout.toString()).not.toContain('xai-');
  }

  test('comments', async () => {
    await using repo = await createStaged();
    await expectPassed(repo, await commitInEditor(repo, `subject\n\n# ${key}\n`));
  });

  test('comments of -m under commit.cleanup=strip', async () => {
    await using repo = await createStaged();
    await repo.git('config', 'commit.cleanup', 'strip');
    await expectPassed(repo, await attempt(repo, ['commit', '-m', `subject\n\n# ${key}`]));
  });

  test('comments of another character', async () => {
    await using repo = await createStaged();
    await repo.git('config', 'core.commentChar', ';');
    await expectPassed(repo, await commitInEditor(repo, `subject\n\n; ${key}\n`));
  });

  test('the name of a staged file that git puts into a comment', async () => {
    await using repo = await createRepository();
    await repo.stage(`${oldKey}.txt`, 'one');
    await repo.git('commit', '--quiet', '-m', 'before');
    await repo.git('rm', '--quiet', '--cached', `${oldKey}.txt`);
    await repo.installHook();
    await expectPassed(repo, await commitInEditor(repo, 'subject\n'));
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

test('a clean message is told as one, with a configuration too', async () => {
  await using repo = await createRepository();
  await repo.write('message', 'clean\n');
  const told = { exitCode: 0, stdout: 'no secrets found; scanned the commit message (6 B)\n' };
  expect(await repo.keyfence('hook', 'commit-msg', 'message')).toMatchObject(told);
  await repo.write('keyfence.config.json', '{}');
  expect(await repo.keyfence('hook', 'commit-msg', 'message')).toMatchObject(told);
});
