import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { GitError } from '../../src/errors/errors.ts';
import { checkIgnore, type GitQuestion } from '../../src/gitignore/audit/check-ignore.ts';

/** The temporary directory of this test alone, to see what is left in it. */
let temporary: string;

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'keyfence-test-'));
  vi.stubEnv('TMPDIR', temporary);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(temporary, { recursive: true });
});

function ignoring(content: string, paths: readonly string[]): GitQuestion {
  const files = [{ path: '.gitignore', bytes: Buffer.from(content) }];
  return { files, paths, ignoreCase: false };
}

test('tells for each path the line that decides', async () => {
  const answers = await checkIgnore(
    ignoring('.env\n!a/.env\nb/\n', ['.env', 'a/.env', 'b/.env', 'c']),
  );
  expect(answers).toEqual([
    { path: '.env', ignored: true, rule: { file: '.gitignore', line: 1, text: '.env' } },
    { path: 'a/.env', ignored: false, rule: { file: '.gitignore', line: 2, text: '!a/.env' } },
    { path: 'b/.env', ignored: true, rule: { file: '.gitignore', line: 3, text: 'b/' } },
    { path: 'c', ignored: false, rule: undefined },
  ]);
});

test('asks for more than a pipe holds', async () => {
  const paths = Array.from({ length: 20_000 }, (_, index) => `directory/${String(index)}/.env`);
  const answers = await checkIgnore(ignoring('.env', paths));
  expect(answers.filter(({ ignored }) => ignored)).toHaveLength(paths.length);
});

test('takes bytes, line ends and pathspec magic in paths as they are', async () => {
  const paths = ['\xff', 'a\nb', ':!a', ':(top)a', '-a', '*', ' ', 'a\\b', '\xc3\xa9'];
  const answers = await checkIgnore(ignoring('?', paths));
  expect(answers.map(({ path }) => path)).toEqual(paths);
  expect(answers.filter(({ ignored }) => ignored).map(({ path }) => path)).toEqual([
    '\xff',
    '*',
    ' ',
  ]);
});

test('heeds core.ignoreCase as asked', async () => {
  const question = ignoring('.ENV', ['.env']);
  expect(await checkIgnore(question)).toMatchObject([{ ignored: false }]);
  expect(await checkIgnore({ ...question, ignoreCase: true })).toMatchObject([{ ignored: true }]);
});

describe('looks at nothing but the ignore files', () => {
  test('not at what git hands to a hook', async () => {
    vi.stubEnv('GIT_DIR', join(temporary, 'nowhere'));
    vi.stubEnv('GIT_WORK_TREE', temporary);
    vi.stubEnv('GIT_INDEX_FILE', join(temporary, 'index'));
    vi.stubEnv('GIT_PREFIX', 'a/');
    vi.stubEnv('GIT_LITERAL_PATHSPECS', '1');
    vi.stubEnv('GIT_CONFIG_COUNT', '1');
    vi.stubEnv('GIT_CONFIG_KEY_0', 'core.ignoreCase');
    vi.stubEnv('GIT_CONFIG_VALUE_0', 'true');
    expect(await checkIgnore(ignoring('.env\nA', ['.env', 'a']))).toMatchObject([
      { ignored: true },
      { ignored: false },
    ]);
  });

  test('not at the configuration and the excludes of the user', async () => {
    writeFileSync(join(temporary, 'excludes'), '.env\n');
    const excludes = join(temporary, 'excludes');
    writeFileSync(join(temporary, '.gitconfig'), `[core]\n\texcludesFile = ${excludes}\n`);
    vi.stubEnv('HOME', temporary);
    vi.stubEnv('XDG_CONFIG_HOME', temporary);
    expect(await checkIgnore(ignoring('', ['.env']))).toMatchObject([{ ignored: false }]);
  });
});

describe('leaves nothing behind', () => {
  test('after an answer', async () => {
    await checkIgnore(ignoring('.env', ['.env']));
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('after a failure', async () => {
    await expect(checkIgnore(ignoring('', ['../a']))).rejects.toThrow(GitError);
    expect(readdirSync(temporary)).toEqual([]);
  });
});

test.each([
  '../.gitignore',
  '/.gitignore',
  'a/../../.gitignore',
  '.git/.gitignore',
  'a//.gitignore',
  'x',
])('writes no ignore file to %s', async (path) => {
  const files = [{ path, bytes: Buffer.from('a') }];
  const asked = checkIgnore({ files, paths: ['a'], ignoreCase: false });
  await expect(asked).rejects.toThrow(GitError);
  expect(readdirSync(temporary)).toEqual([]);
});

test('says what git said when git fails', async () => {
  await expect(checkIgnore(ignoring('', ['a\0/../..']))).rejects.toThrow(
    /^git check-ignore .*outside/s,
  );
});

test('says so when there is no git', async () => {
  vi.stubEnv('PATH', temporary);
  await expect(checkIgnore(ignoring('', ['a']))).rejects.toThrow('git was not found');
});
