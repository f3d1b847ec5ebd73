import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attempt } from '../support/attempt-commit.ts';
import { copyRepository } from '../support/copy-repository.ts';
import { installFakeGit } from '../support/install-fake-git.ts';
import { key, oldKey } from '../support/keys.ts';
import { objectFile } from '../support/object-file.ts';
import { expectRefusal } from '../support/report.ts';
import {
  createRepository,
  type CallOptions,
  type KeyfenceRan,
  type Repository,
} from '../support/repository.ts';

/** Where git is a program that a script can stand in for. */
const posix = process.platform !== 'win32';

/**
 * Neither the scan nor the hook may pass what they could not look at. What was found all the same is reported,
 * beside an error.
 */
async function expectNothingPasses(repo: Repository, options: CallOptions = {}): Promise<void> {
  const scanned = await repo.keyfence('scan', '--staged', '--format', 'json', options);
  if (scanned.stdout === '') expectRefusal(scanned);
  else expectErrors(scanned);
  await expectHookRefusal(repo, ['pre-commit'], options);
}

function expectErrors({ exitCode, stdout, stderr }: KeyfenceRan): void {
  const { exit, errors } = JSON.parse(stdout) as { exit: number; errors: readonly unknown[] };
  expect({ exitCode, exit }).toEqual({ exitCode: 2, exit: 2 });
  expect(errors).not.toEqual([]);
  expect(stderr).toMatch(/^keyfence: /);
}

async function expectHookRefusal(
  repo: Repository,
  hooks: readonly string[],
  options: CallOptions = {},
): Promise<void> {
  for (const hook of hooks) {
    const { exitCode, stdout, stderr } = await repo.keyfence('hook', hook, options);
    expect(exitCode).toBe(2);
    expect(stdout).not.toMatch(/^no secrets found(?! in what could be read)/m);
    expect(stderr).toMatch(/^keyfence: /);
    expect(stderr).not.toMatch(/^ +at /m);
  }
}

/** HEAD has one file, and another blob of it is staged. Nothing is changed in it. */
let staged: Repository;
beforeAll(async () => {
  staged = await createRepository();
  await staged.write('a.txt', `${oldKey}\n`);
  await staged.write('dir/b.txt', 'one\n');
  await staged.commit();
  await staged.add('a.txt', `${oldKey}\n${key}\n`);
});
afterAll(() => staged[Symbol.asyncDispose]());

describe('a repository that is broken', () => {
  const damages: Readonly<Record<string, (repo: Repository) => Promise<void>>> = {
    'the staged blob is gone': async (repo) => rm(await objectFile(repo, ':a.txt')),
    'the staged blob is cut': async (repo) => truncate(await objectFile(repo, ':a.txt'), 20),
    'the staged blob is garbage': async (repo) =>
      writeFile(await objectFile(repo, ':a.txt'), 'garbage'),
    'the tree of HEAD is gone': async (repo) => rm(await objectFile(repo, 'HEAD^{tree}')),
    'the old blob, needed to tell new from old, is gone': async (repo) =>
      rm(await objectFile(repo, 'HEAD:a.txt')),
    'the index is garbage': (repo) => writeFile(repo.path('.git', 'index'), 'garbage'),
    'the configuration is garbage': (repo) => writeFile(repo.path('.git', 'config'), '[core\n'),
    'the format is of the future': async (repo) => {
      await repo.git('config', 'core.repositoryFormatVersion', '99');
    },
    'HEAD is garbage': (repo) => writeFile(repo.path('.git', 'HEAD'), 'garbage'),
  };

  test.each(Object.entries(damages))('%s', async (_, damage) => {
    await using repo = await copyRepository(staged);
    await damage(repo);
    await expectNothingPasses(repo);
  });

  test('whatever is asked of it', async () => {
    await using repo = await copyRepository(staged);
    await rm(await objectFile(repo, ':a.txt'));
    expectErrors(await repo.keyfence('scan', '--staged', '--format', 'json'));
    await expectHookRefusal(repo, ['pre-merge-commit']);
  });

  // `git diff --cached` takes such a HEAD for an unborn one, and so the whole index for new.
  test.each<[string, (repo: Repository) => Promise<void>]>([
    ['is gone', async (repo) => rm(await objectFile(repo, 'HEAD'))],
    ['is garbage', (repo) => writeFile(repo.path('.git/refs/heads/main'), 'garbage\n')],
  ])('the commit of HEAD %s: nothing passes for committed already', async (_, damage) => {
    await using repo = await copyRepository(staged);
    await repo.add('a.txt', `${oldKey}\n\n`);
    expect((await repo.keyfence('scan', '--staged')).exitCode).toBe(0);
    await damage(repo);
    expect((await repo.keyfence('scan', '--staged')).exitCode).not.toBe(0);
    expect((await repo.keyfence('hook', 'pre-commit')).exitCode).not.toBe(0);
  });
});

describe('no repository', () => {
  test('outside of any', async () => {
    await using repo = await createRepository({ init: false });
    await repo.write('a.txt', key);
    await expectNothingPasses(repo);
  });

  test('outside of any, beside a file named --cached', async () => {
    await using repo = await createRepository({ init: false });
    await repo.write('--cached', key);
    await repo.write('--raw', key);
    await expectNothingPasses(repo);
  });

  test.each([
    ['GIT_DIR', 'missing.git'],
    ['GIT_INDEX_FILE', 'dir'],
    ['GIT_OBJECT_DIRECTORY', 'missing'],
  ])('%s=%s', async (name, value) => {
    await expectNothingPasses(staged, { env: { [name]: staged.path(value) } });
  });

  test('a bare one has no index', async () => {
    await using repo = await createRepository({ bare: true });
    await expectNothingPasses(repo);
  });

  test.skipIf(!posix || process.getuid?.() !== 0)('one of somebody else', async () => {
    await expectNothingPasses(staged, { env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' } });
  });
});

test('what is staged as a file but is not one', async () => {
  await using repo = await createRepository();
  const { stdout } = await repo.git('mktree', { stdin: '' });
  const entry = `100644,${stdout.toString().trim()},a.txt`;
  await repo.git('update-index', '--add', '--cacheinfo', entry);
  await expectNothingPasses(repo);
});

test('no directory for temporary files, where the ignore files are audited', async () => {
  await using repo = await copyRepository(staged);
  await repo.add('.gitignore', '.env\n');
  const missing = repo.path('missing');
  const env = { TMPDIR: missing, TEMP: missing };
  await expectNothingPasses(repo, { env });
  expectErrors(await repo.keyfence('--format', 'json', { env }));
  for (const args of [['gitignore'], ['gitignore', '--fix'], ['doctor']]) {
    expectRefusal(
      await repo.keyfence(...args, { env }),
      /^keyfence: no temporary directory can be /,
    );
  }
});

describe('git itself', () => {
  test('is missing', async () => {
    const { directory } = staged;
    await expectNothingPasses(staged, { env: { PATH: directory, Path: directory } });
  });

  const fakes: Readonly<Record<string, string>> = {
    'is older than 2.30':
      'case " $* " in *" version "*|*" --version "*) echo git version 2.29.3; exit;; esac',
    'has a version that nobody can read':
      'case " $* " in *" version "*|*" --version "*) echo git version unknown; exit;; esac',
    'dies in the diff': '[ $command = diff ] && kill -9 $$',
    'fails in the diff without a word': '[ $command = diff ] && exit 1',
    'fails in the diff after all output': '[ $command = diff ] && { git "$@"; exit 128; }',
    'cuts the diff': '[ $command = diff ] && { git "$@" | head -c 60; exit; }',
    'answers the diff with noise': '[ $command = diff ] && { echo noise; exit; }',
    'dies while it reads the blobs': '[ $command = cat-file ] && kill -9 $$',
    'fails in reading the blobs': '[ $command = cat-file ] && { git "$@"; exit 1; }',
    'cuts the blobs': '[ $command = cat-file ] && { git "$@" | head -c 70; exit; }',
    'says nothing about the blobs': '[ $command = cat-file ] && { cat >/dev/null; exit; }',
  };

  test.skipIf(!posix).each(Object.entries(fakes))('%s', async (_, script) => {
    await expectNothingPasses(staged, { env: await installFakeGit(staged, script) });
  });

  test
    .skipIf(!posix)
    .each(['2.30.0', '2.30.1.windows.1', '2.39.3 (Apple Git-145)', '2.47.GIT', '3.0.0'])(
    'of version %s is good enough',
    async (version) => {
      const script = `case " $* " in *" version "*|*" --version "*) echo 'git version ${version}'; exit;; esac`;
      const env = await installFakeGit(staged, script);
      const { exitCode } = await staged.keyfence('scan', '--staged', { env });
      expect(exitCode).toBe(1);
    },
  );
});

describe('what is asked for', () => {
  test.each([
    ['an unknown flag', ['scan', '--staged', '--nonsense']],
    ['an unknown format', ['scan', '--staged', '--format', 'nonsense']],
    ['a flag without its value', ['scan', '--staged', '--format']],
    ['two sources', ['scan', '--staged', '--stdin']],
    ['a path that does not exist', ['scan', 'missing.txt']],
    ['one path of two that does not exist', ['scan', 'dir', 'missing.txt']],
    ['an unknown hook', ['hook', 'nonsense']],
    ['no hook', ['hook']],
  ])('%s', async (_, args) => {
    expectRefusal(await staged.keyfence(...args));
  });

  test.each([
    ['no JSON', '{ "rules": '],
    ['an unknown property', '{ "nope": true }'],
  ])('a configuration that holds %s', async (_, config) => {
    await using repo = await copyRepository(staged);
    await repo.write('keyfence.config.json', config);
    expectRefusal(await repo.keyfence('scan', '--staged'), /keyfence\.config\.json/);
  });
});

describe('a hook that cannot do its work', () => {
  test('blocks the commit, and says more than git would', async () => {
    await using repo = await copyRepository(staged);
    await repo.add('a.txt', 'clean\n');
    await repo.write('keyfence.config.json', '{ "nope": true }');
    await repo.installHook();
    const { happened, output } = await attempt(repo, ['commit', '-m', 'after']);
    expect(happened).toBe(false);
    expect(output).toContain('keyfence.config.json');
  });

  test.skipIf(!posix)('blocks the commit where git is too old for the question', async () => {
    await using repo = await copyRepository(staged);
    await repo.add('a.txt', 'clean\n');
    await repo.installHook();
    const script = [
      'case " $* " in',
      '*" version "*|*" --version "*) echo git version 2.27.0; exit;;',
      '*" --no-relative "*) echo "error: invalid option: --no-relative" >&2; exit 129;;',
      'esac',
    ].join('\n');
    const fake = await installFakeGit(repo, script);
    // Git puts its own directory before the PATH of a hook: the fake has to be where the hook begins.
    const hook = join(repo.root, '.git', 'hooks', 'pre-commit');
    const start = `#!/bin/sh\nPATH='${String(fake['PATH'])}'\n`;
    await writeFile(hook, (await readFile(hook, 'utf8')).replace('#!/bin/sh\n', start));
    const { happened, output } = await attempt(repo, ['commit', '-m', 'after']);
    expect(happened).toBe(false);
    expect(output).toMatch(/2\.30/);
  });
});
