import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { STAGED_DIFF } from '../../src/git/staged-changes.ts';
import { END_OF_CHANGES } from '../../src/git/staged-stdin.ts';
import { makeHookLine } from '../support/hook-line.ts';
import { installFakeGit } from '../support/install-fake-git.ts';
import { key } from '../support/keys.ts';
import { expectRefusal } from '../support/report.ts';
import { createRepository, type KeyfenceRan, type Repository } from '../support/repository.ts';
import { runHookLines } from '../support/run-hook-lines.ts';
import { run } from '../support/run.ts';
import { lackProgram, testUnless } from '../support/unless.ts';

const END = `${END_OF_CHANGES}\0`;

async function listChanges(repo: Repository): Promise<string> {
  const { stdout } = await repo.git(...STAGED_DIFF);
  return stdout.toString();
}

function formatBlob(id: string, content: string): string {
  return `${id} blob ${String(content.length)}\n${content}\n`;
}

function runPiped(repo: Repository, stdin: string): Promise<KeyfenceRan> {
  return repo.keyfence('hook', 'pre-commit', '--piped', { stdin });
}

describe('git is asked for what it did not pipe ahead', () => {
  test.each([
    ['nothing', () => ''],
    ['no end', (changes: string) => changes],
    ['half of the end', (changes: string) => changes + END_OF_CHANGES],
    ['half of the changes', (changes: string) => changes.slice(0, -5)],
    [
      'a blob in place of the end',
      (changes: string, id: string) => changes + formatBlob(id, 'clean'),
    ],
    ['no blob', (changes: string) => changes + END],
    ['a message', (changes: string) => `${changes}${END}:a.txt missing\n`],
    ['half of a blob', (changes: string, id: string) => `${changes}${END}${id} blob 9\nclean`],
    ['no line feed', (changes: string, id: string) => `${changes}${END}${id} blob 4\nclean\n`],
    ['a blob as a tree', (changes: string, id: string) => `${changes}${END}${id} tree 5\nclean\n`],
    ['more than is read', (changes: string) => `${changes}${END}${'clean\n'.repeat(100_000)}`],
  ])('%s', async (_, tell) => {
    await using repo = await createRepository();
    const id = await repo.stage('a.txt', key);
    expect(await runPiped(repo, tell(await listChanges(repo), id))).toMatchObject({ exitCode: 1 });
  });

  test('another blob than is expected, and from then on', async () => {
    await using repo = await createRepository();
    const [first = '', second = ''] = await repo.stageAll([
      ['a.txt', 'clean\n'],
      ['b.txt', key],
    ]);
    const forged = formatBlob(second, 'clean');
    // What git would write for a file that is no blob, or too large, holds what looks like the answer.
    const answers = `${first} tree ${String(forged.length)}\n${forged}`;
    const told = `${await listChanges(repo)}${END}${answers}`;
    expect(await runPiped(repo, told)).toMatchObject({ exitCode: 1 });
    const swapped = `${await listChanges(repo)}${END}${forged}${formatBlob(first, 'clean\n')}`;
    expect(await runPiped(repo, swapped)).toMatchObject({ exitCode: 1 });
  });
});

test('anything but an answer of git is refused', async () => {
  await using repo = await createRepository();
  const { exitCode, stdout, stderr } = await runPiped(repo, `a\0b\0${END}`);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain('git diff --raw answered in a format that is not known');
});

test('only the hooks that git can tell ahead of take it', async () => {
  await using repo = await createRepository();
  const commit = repo.keyfence('hook', 'commit-msg', 'message', '--piped');
  expectRefusal(await commit, /--piped is only for pre-commit and pre-merge-commit/);
});

const NAMES = ['a b', 'ä', '"', '\\', 'a\nb', ' ', '-x', '0:x', ':x', '^x', '@{u}'];

test('names that mean something else to git', async () => {
  await using repo = await createRepository();
  await repo.stageAll(NAMES.map((name, i) => [name, `clean ${String(i)}\n`]));
  expect(await runHookLines(repo)).toMatchObject({ exitCode: 0 });
  await repo.stageAll(NAMES.map((name, i) => [name, `${key} ${String(i)}\n`]));
  const { exitCode, stdout } = await runHookLines(repo);
  expect(exitCode).toBe(1);
  expect(stdout).toContain(`scanned ${String(NAMES.length)} of ${String(NAMES.length)} files`);
});

test('the same blob twice, a submodule, a deletion and a conflict', async () => {
  await using repo = await createRepository();
  await repo.add('gone.txt', 'gone\n');
  await repo.commit();
  await repo.git('rm', '--quiet', 'gone.txt');
  await repo.stageAll([
    ['a.txt', 'clean\n'],
    ['b.txt', 'clean\n'],
    ['d.txt', 'last\n'],
  ]);
  await repo.git('update-index', '--add', '--cacheinfo', `160000,${await repo.head()},c`);
  const clean = await runHookLines(repo);
  expect(clean).toMatchObject({ exitCode: 0, stderr: '' });
  expect(clean.stdout).toContain('scanned 3 of 4 files');
  const { stdout } = await repo.git('hash-object', '-w', '--stdin', { stdin: key });
  const id = stdout.toString().trim();
  const stages = [1, 2, 3].map((stage) => `100644 ${id} ${String(stage)}\tconflict.txt\n`).join('');
  await repo.git('update-index', '--index-info', { stdin: stages });
  expect(await runHookLines(repo)).toMatchObject({ exitCode: 1 });
});

test.skipIf(process.platform === 'win32')('a failure of git is told once, and blocks', async () => {
  await using repo = await createRepository();
  await repo.stage('a.txt', 'clean\n');
  const env = await installFakeGit(repo, 'echo "fatal: broken" >&2; exit 128');
  const { exitCode, stdout, stderr } = await runHookLines(repo, { env });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr.match(/broken/g)).toHaveLength(1);
});

const lackBash = process.platform === 'win32' ? 'not on Windows' : lackProgram('bash');

testUnless(lackBash, 'nor does a pipe count that was left early', async () => {
  await using repo = await createRepository();
  await repo.stage('a.txt', 'clean\n'.repeat(100_000));
  const lines = join(repo.directory, 'lines');
  await writeFile(lines, `set -o pipefail\n${makeHookLine('pre-commit')}`);
  const options = { cwd: repo.root, env: repo.env };
  expect(await run('bash', ['-e', lines], options)).toMatchObject({ exitCode: 0 });
  const env = await installFakeGit(repo, 'case "$*" in *--no-pager*) ;; *) exit 1 ;; esac');
  const failing = { cwd: repo.root, env: { ...repo.env, ...env } };
  expect(await run('bash', ['-e', lines], failing)).toMatchObject({ exitCode: 0 });
});

/** What a pipe holds on Linux. */
const PIPE_BYTES = 2 ** 16;
const CHANGES = 400;

testUnless(
  process.platform === 'linux' ? lackBash : 'a pipe holds other amounts elsewhere',
  'nor the end that the shell itself writes',
  async () => {
    await using repo = await createRepository();
    const { stdout } = await repo.git('hash-object', '-w', '--stdin', { stdin: 'clean\n' });
    // `:<mode> <mode> <id> <id> <status> NUL <path> NUL`
    const [fixed, rest] = [100, PIPE_BYTES % CHANGES];
    const files = Array.from({ length: CHANGES }, (_, i) => {
      const length = Math.floor(PIPE_BYTES / CHANGES) - fixed + (i < rest ? 1 : 0);
      return `100644 ${stdout.toString().trim()}\t${String(i).padStart(length, 'x')}\n`;
    });
    await repo.git('update-index', '--add', '--index-info', { stdin: files.join('') });
    expect(await listChanges(repo)).toHaveLength(PIPE_BYTES);
    const node = join(repo.directory, 'node');
    // Git has written all that the pipe holds, and the shell waits to write behind it.
    await writeFile(node, '#!/bin/sh\nsleep 0.3\n', { mode: 0o755 });
    const lines = `set -o pipefail\n${makeHookLine('pre-commit')}`;
    const env = { ...repo.env, PATH: `${repo.directory}:${repo.env['PATH'] ?? ''}` };
    const ran = await run('bash', ['-c', lines], { cwd: repo.root, env });
    expect(ran).toMatchObject({ exitCode: 0 });
  },
);

test('colour is there where it was asked for', async () => {
  await using repo = await createRepository();
  const hook = (env: Readonly<Record<string, string>>): Promise<KeyfenceRan> =>
    repo.keyfence('hook', 'pre-commit', '--verbose', { env });
  const green = '\u001B[32mno secrets found\u001B[39m';
  expect((await hook({ FORCE_COLOR: '1' })).stdout).toContain(green);
  expect((await hook({})).stdout).toBe('no secrets found; nothing staged\n');
  expect((await repo.keyfence('hook', 'pre-commit', '--verbose', '--color')).stdout).toContain(
    green,
  );
});
