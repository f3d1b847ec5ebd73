import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyBytes, anyText, opaqueValue, xaiKey } from '../support/arbitraries.ts';
import { key, secondKey } from '../support/keys.ts';
import { createRepository, type KeyfenceRan, type Repository } from '../support/repository.ts';
import { runHookLines } from '../support/run-hook-lines.ts';
import { FILE_STAGINGS, LINK_STAGINGS, stageFiles } from '../support/stagings.ts';

type Environment = Readonly<Record<string, string>>;

/**
 * What the hook says. It says the same where git tells ahead what is staged, where it reads no object by
 * itself, since `GIT_DIR` could mean another place, and where it loads all rules, since there is a
 * configuration.
 */
async function runHook(repo: Repository, env: Environment = {}): Promise<KeyfenceRan> {
  const hook = ['hook', 'pre-commit'];
  const { stdout } = await repo.git('rev-parse', '--absolute-git-dir');
  const elsewhere = { GIT_DIR: stdout.toString().trim(), ...env };
  const fast = await repo.keyfence(...hook, { env });
  expect(await runHookLines(repo, { env })).toEqual(fast);
  expect(await runHookLines(repo, { env: elsewhere })).toEqual(fast);
  expect(await repo.keyfence(...hook, { env: elsewhere })).toEqual(fast);
  await repo.write('keyfence.config.json', '{}');
  expect(await repo.keyfence(...hook, { env })).toEqual(fast);
  expect(await repo.keyfence(...hook, { env: elsewhere })).toEqual(fast);
  await repo.remove('keyfence.config.json');
  return fast;
}

function pathOf(repo: Repository, id: string): string {
  return repo.path('.git', 'objects', id.slice(0, 2), id.slice(2));
}

/** Puts something else where git keeps an object, whose file may not be written. */
async function forge(repo: Repository, id: string, bytes: Buffer): Promise<void> {
  const path = pathOf(repo, id);
  await rm(path, { force: true });
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

function forgeBlob(content: string): Buffer {
  return deflateSync(`blob ${String(content.length)}\0${content}`);
}

const content = fc.oneof(
  anyText,
  anyBytes,
  fc.tuple(anyText, xaiKey, anyText).map((parts) => parts.join(' ')),
  opaqueValue.map((value) => `api_key = "${value}"\n`),
);
const file = fc.record({
  path: fc.constantFrom('a.ts', 'b/c.yml', '.env', 'd/secrets.txt', 'e f'),
  content: fc.oneof({ weight: 3, arbitrary: anyText }, content),
  staging: fc.constantFrom(...FILE_STAGINGS, ...LINK_STAGINGS),
});

test('any commit', async () => {
  const runs = fc.asyncProperty(
    fc.uniqueArray(file, { minLength: 1, maxLength: 4, selector: ({ path }) => path }),
    fc.boolean(),
    async (files, isPacked) => {
      await using repo = await createRepository();
      await stageFiles(repo, files);
      if (isPacked) await repo.git('repack', '-a', '-d', '--quiet');
      await runHook(repo);
    },
  );
  await fc.assert(runs, { numRuns: 6 });
});

describe('blobs are read', () => {
  test('of a repository with SHA-256', async () => {
    await using repo = await createRepository({ objectFormat: 'sha256' });
    await repo.stage('a.txt', 'clean\n');
    expect(await runHook(repo)).toMatchObject({ exitCode: 0 });
    await repo.stage('a.txt', key);
    expect(await runHook(repo)).toMatchObject({ exitCode: 1 });
  });

  test('that are large', async () => {
    await using repo = await createRepository();
    await repo.stage('a.txt', `${'clean\n'.repeat(800_000)}${key}\n`);
    expect(await runHook(repo)).toMatchObject({ exitCode: 1 });
  });

  test('that are loose, next to packed ones', async () => {
    await using repo = await createRepository();
    await repo.stageAll([
      ['a.txt', 'clean\n'],
      ['c.txt', key],
    ]);
    await repo.git('repack', '-a', '-d', '--quiet');
    await repo.stage('b.txt', secondKey);
    const { exitCode, stdout } = await runHook(repo);
    expect(exitCode).toBe(1);
    expect(stdout.match(/^\w\.txt:1:1/gm)).toEqual(['b.txt:1:1', 'c.txt:1:1']);
  });

  test('that another repository lends', async () => {
    await using repo = await createRepository();
    await repo.stage('a.txt', key);
    const borrower = repo.at(join(repo.directory, 'borrower'));
    await repo.git('clone', '--quiet', '--shared', '.', borrower.root);
    const { stdout } = await repo.git('ls-files', '--stage', '-z');
    await borrower.git('update-index', '-z', '--index-info', { stdin: stdout });
    expect(await runHook(borrower)).toMatchObject({ exitCode: 1 });
  });

  test('as they are, whatever stands for them', async () => {
    await using repo = await createRepository();
    const bad = await repo.stage('bad.txt', key);
    const good = await repo.stage('good.txt', 'clean\n');
    await repo.git('replace', bad, good);
    expect(await runHook(repo)).toMatchObject({ exitCode: 1 });
    await repo.git('rm', '--quiet', '--cached', 'bad.txt');
    await repo.git('replace', '--delete', bad);
    await repo.git('replace', good, bad);
    expect(await runHook(repo)).toMatchObject({ exitCode: 0 });
  });

  test('where the environment says that they are', async () => {
    await using repo = await createRepository();
    // As git-receive-pack has it for what is not yet accepted.
    const env = {
      GIT_OBJECT_DIRECTORY: repo.path('.git', 'quarantine'),
      GIT_ALTERNATE_OBJECT_DIRECTORIES: repo.path('.git', 'objects'),
      GIT_INDEX_FILE: repo.path('.git', 'other'),
    };
    await mkdir(env.GIT_OBJECT_DIRECTORY);
    await repo.write('a.txt', key);
    await repo.git('add', 'a.txt', { env });
    const { stdout } = await repo.git('rev-parse', ':a.txt', { env });
    await forge(repo, stdout.toString().trim(), forgeBlob('clean'));
    expect(await runHook(repo, env)).toMatchObject({ exitCode: 1 });
  });

  test('of a linked worktree', async () => {
    await using repo = await createRepository();
    await repo.commit();
    await repo.git('worktree', 'add', '--quiet', '-b', 'linked', '../linked');
    const linked = repo.at(join(repo.directory, 'linked'));
    await linked.stage('a.txt', key);
    expect(await runHook(linked)).toMatchObject({ exitCode: 1 });
  });
});

test.each([
  ['cut', (bytes: Buffer) => bytes.subarray(0, -2)],
  ['empty', () => Buffer.alloc(0)],
  ['of another size', () => deflateSync('blob 9\0clean')],
])('a blob that is %s is refused', async (_, damage) => {
  await using repo = await createRepository();
  const id = await repo.stage('a.txt', 'clean\n');
  await forge(repo, id, damage(await readFile(pathOf(repo, id))));
  const { exitCode, stdout, stderr } = await runHook(repo);
  expect(exitCode).toBe(2);
  expect(stdout).not.toMatch(/^no secrets found(?! in what could be read)/m);
  expect(stderr).toMatch(/^keyfence: /);
});
