import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyRepository } from '../support/copy-repository.ts';
import { key, oldKey } from '../support/keys.ts';
import { expectRefusal, readReport, scan } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const onPosix = test.skipIf(process.platform === 'win32');

/** A key in each kind of file that a repository can have. Nothing is changed in it. */
let mixed: Repository;
beforeAll(async () => {
  mixed = await createMixed();
});
afterAll(() => mixed[Symbol.asyncDispose]());

async function createMixed(): Promise<Repository> {
  const repo = await createRepository();
  await repo.write('tracked.txt', `${oldKey}\n`);
  await repo.write('dir/tracked.txt', `one\n${oldKey}\n`);
  await repo.write('logs/kept.log', `${oldKey}\n`);
  await repo.commit();
  await repo.write('.gitignore', '*.log\nbuild/\n');
  await repo.write('untracked.txt', `${key}\n`);
  await repo.write('ignored.log', `${key}\n`);
  await repo.write('build/a.txt', `${key}\n`);
  return repo;
}

const DIR = 'dir/tracked.txt:2 no-xai-key';
const MIXED = [
  DIR,
  'logs/kept.log:1 no-xai-key',
  'tracked.txt:1 no-xai-key',
  'untracked.txt:1 no-xai-key',
];

describe('inside a repository', () => {
  test('all that git tracks or would track, ignored files that are tracked included', async () => {
    const { told, scanned } = await scan(mixed);
    expect(told).toEqual(MIXED);
    expect(scanned.files).toBe(MIXED.length + 1);
  });

  test('scan is the default', async () => {
    const plain = await mixed.keyfence();
    expect(plain).toEqual(await mixed.keyfence('scan'));
    expect(plain.exitCode).toBe(1);
    expect(plain.stdout).toContain('scanned 5 of 5 files');
  });

  test('started below, the whole repository still', async () => {
    expect((await scan(mixed, [], { cwd: 'dir' })).told).toEqual(MIXED);
  });

  test.each([
    ['a directory', ['dir'], [DIR]],
    ['a file', ['tracked.txt'], ['tracked.txt:1 no-xai-key']],
    ['a file twice', ['tracked.txt', './tracked.txt'], ['tracked.txt:1 no-xai-key']],
    ['a file and its directory', ['dir', 'dir/tracked.txt'], [DIR]],
    ['the directory itself', ['.'], MIXED],
    ['an ignored file', ['ignored.log'], ['ignored.log:1 no-xai-key']],
    ['a file in an ignored directory', ['build/a.txt'], ['build/a.txt:1 no-xai-key']],
  ])('%s by name', async (_, paths, told) => {
    expect((await scan(mixed, paths)).told).toEqual(told);
  });

  test('an ignored directory by name does not pass unseen', async () => {
    expect((await mixed.keyfence('scan', 'build')).exitCode).not.toBe(0);
  });

  test('names are relative to where the command is started, paths to the root', async () => {
    expect((await scan(mixed, ['tracked.txt'], { cwd: 'dir' })).told).toEqual([DIR]);
    expect((await scan(mixed, ['.'], { cwd: 'dir' })).told).toEqual([DIR]);
    expect((await scan(mixed, [mixed.path('dir')], { cwd: 'logs' })).told).toEqual([DIR]);
  });

  describe('files named', () => {
    const names = ['-n', '--staged', ':(top)', '*.txt', '[a]', '!a', '#a', ' a '];
    let repo: Repository;
    beforeAll(async () => {
      repo = await createRepository();
      for (const name of [...names, 'other.txt', 'a']) await repo.write(name, `${key}\n`);
    });
    afterAll(() => repo[Symbol.asyncDispose]());

    onPosix('in any way', async () => {
      const told = [...names, 'other.txt', 'a'].map((name) => `${name}:1 no-xai-key`);
      expect((await scan(repo)).told).toEqual(told.sort());
    });

    onPosix.each(names)('%j, and no other', async (name) => {
      const ran = await repo.keyfence('scan', '--format', 'json', '--', name);
      expect(readReport(ran.stdout).told).toEqual([`${name}:1 no-xai-key`]);
    });
  });

  describe('directories named', () => {
    const names = ['[d]', ':(top)', '*', ':', '-d', 'd\\', '!d'];
    let repo: Repository;
    beforeAll(async () => {
      repo = await createRepository();
      await repo.stageAll([...names, 'd'].map((name) => [`${name}/a.txt`, `${key}\n`]));
      for (const name of [...names, 'd']) {
        await repo.write(`${name}/a.txt`, `${key}\n`);
        await repo.write(`${name}/b.txt`, `${key}\n`);
      }
    });
    afterAll(() => repo[Symbol.asyncDispose]());

    onPosix.each(names)('%j, and no other', async (name) => {
      const ran = await repo.keyfence('scan', '--format', 'json', '--', name);
      const told = [`${name}/a.txt:1 no-xai-key`, `${name}/b.txt:1 no-xai-key`];
      expect(readReport(ran.stdout).told).toEqual(told);
    });
  });

  test('before the first commit', async () => {
    await using repo = await createRepository();
    await repo.write('untracked.txt', key);
    await repo.add('staged.txt', key);
    expect((await scan(repo)).told).toEqual([
      'staged.txt:1 no-xai-key',
      'untracked.txt:1 no-xai-key',
    ]);
  });

  test('the work tree counts, not the index', async () => {
    await using repo = await createRepository();
    await repo.add('a.txt', key);
    await repo.write('a.txt', 'clean');
    await repo.add('b.txt', 'clean');
    await repo.write('b.txt', key);
    expect((await scan(repo)).told).toEqual(['b.txt:1 no-xai-key']);
  });

  test('a tracked file that is deleted is in the index all the same', async () => {
    await using repo = await copyRepository(mixed);
    await repo.remove('tracked.txt');
    expect((await scan(repo)).told).toEqual(MIXED);
    expectRefusal(await repo.keyfence('scan', 'tracked.txt'), /tracked\.txt/);
  });

  test('a file with conflicts in it is scanned once', async () => {
    await using repo = await createRepository();
    await repo.write('a.txt', 'base\n');
    await repo.commit();
    await repo.git('switch', '--quiet', '--create', 'theirs');
    await repo.write('a.txt', 'theirs\n');
    await repo.commit();
    await repo.git('switch', '--quiet', 'main');
    await repo.write('a.txt', 'ours\n');
    await repo.commit();
    await repo.git('merge', 'theirs', { allowFailure: true });
    expect((await repo.git('ls-files', '--unmerged')).stdout.toString()).toContain('a.txt');
    await repo.write('a.txt', `<<<<<<<\n${key}\n`);
    expect((await scan(repo, ['a.txt'])).told).toEqual(['a.txt:2 no-xai-key']);
    expect((await scan(repo)).told).toEqual(['a.txt:2 no-xai-key']);
  });

  test('nothing of .git', async () => {
    await using repo = await copyRepository(mixed);
    await repo.write('.git/info/note', key);
    expect((await scan(repo)).told).toEqual(MIXED);
  });

  test('an empty repository', async () => {
    await using repo = await createRepository();
    expect((await scan(repo)).scanned).toMatchObject({ files: 0, bytes: 0 });
  });

  test('a submodule is reported', async () => {
    await using repo = await createRepository();
    await repo.git('init', '--quiet', '--template=', '../library');
    await repo.at(join(repo.directory, 'library')).commit();
    await repo.git('submodule', '--quiet', 'add', '../library', 'lib');
    await repo.write('lib/a.txt', key);
    const { told, scanned } = await scan(repo);
    expect(told).toEqual([]);
    expect(scanned.notes).toContainEqual({ path: 'lib', note: 'submodule, not scanned' });
  });

  test('an untracked repository inside is not passed over silently', async () => {
    await using repo = await createRepository();
    await repo.git('init', '--quiet', '--template=', 'nested');
    await repo.write('nested/a.txt', key);
    const { exit, scanned } = await scan(repo);
    expect(exit === 1 || scanned.notes.some(({ path }) => path.startsWith('nested'))).toBe(true);
  });
});
