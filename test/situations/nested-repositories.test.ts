import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { key, oldKey, secondKey } from '../support/keys.ts';
import { expectRefusal, scan } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { systems } from '../support/stored-content.ts';

/** A repository with a key of its own, and with a submodule, a clone and a linked worktree that each have one. */
let outer: Repository;
beforeAll(async () => {
  outer = await createRepository();
  const inner = outer.at(outer.path('../inner'));
  await mkdir(inner.root);
  await inner.git('init', '--quiet');
  await inner.write('a.txt', `${key}\n`);
  await inner.write('.gitignore', 'ignored.txt\n');
  await inner.commit();
  await outer.write('own.txt', `${oldKey}\n`);
  await outer.write('.gitignore', 'vendor/\n');
  await outer.git('submodule', '--quiet', 'add', '../inner', 'sub');
  await outer.commit();
  await outer.git('clone', '--quiet', '../inner', 'clone');
  await outer.git('clone', '--quiet', '../inner', 'vendor/clone');
  await outer.git('worktree', 'add', '--quiet', '--detach', 'linked');
  await outer.write('linked/new.txt', `${secondKey}\n`);
  for (const name of ['sub', 'clone', 'vendor/clone']) {
    await outer.write(`${name}/ignored.txt`, `${secondKey}\n`);
    await outer.write(`${name}/dir/new.txt`, `one\n${secondKey}\n`);
  }
});
afterAll(() => outer[Symbol.asyncDispose]());

function inClone(name: string): string[] {
  return [`${name}/a.txt:1 no-xai-key`, `${name}/dir/new.txt:2 no-xai-key`];
}

describe('a repository in another one', () => {
  test('is reported as not scanned where it is met on the way', async () => {
    const { told, scanned } = await scan(outer);
    expect(told).toEqual(['own.txt:1 no-xai-key']);
    expect(scanned.notes.map(({ path }) => path).sort()).toEqual(['clone/', 'linked/', 'sub']);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['a submodule', ['sub'], inClone('sub')],
    ['a clone', ['clone'], inClone('clone')],
    [
      'a linked worktree',
      ['linked'],
      ['linked/new.txt:1 no-xai-key', 'linked/own.txt:1 no-xai-key'],
    ],
    ['a directory of one', ['sub/dir'], ['sub/dir/new.txt:2 no-xai-key']],
    ['a clone in an ignored directory', ['vendor'], inClone('vendor/clone')],
    [
      'several',
      ['own.txt', 'sub', 'clone/'],
      ['own.txt:1 no-xai-key', ...inClone('sub'), ...inClone('clone')],
    ],
    ['an ignored file of one', ['sub/ignored.txt'], ['sub/ignored.txt:1 no-xai-key']],
    ['one twice', ['sub', 'sub/dir', './sub'], inClone('sub')],
  ])('is scanned where it is named: %s', async (_, paths, told) => {
    const report = await scan(outer, paths);
    expect(report.told).toEqual(told.toSorted());
    expect(report.scanned.notes.filter(({ note }) => note.includes('not scanned'))).toEqual(
      paths.includes('sub') ? [] : report.scanned.notes,
    );
  });

  test('a submodule that is not checked out is refused where it is named', async () => {
    await outer.git('clone', '--quiet', '.', '../fresh');
    const fresh = outer.at(outer.path('../fresh'));
    expectRefusal(await fresh.keyfence('scan', 'sub'), /sub is a submodule that is not there/);
  });

  test('is refused where it is named while the environment selects another one', async () => {
    for (const variable of ['GIT_DIR', 'GIT_INDEX_FILE']) {
      const path = variable === 'GIT_DIR' ? '.git' : '.git/index';
      const ran = await outer.keyfence('scan', 'sub', { env: { [variable]: outer.path(path) } });
      expectRefusal(ran, new RegExp(`sub is another repository, .* while ${variable} is set`));
    }
  });

  test('has the content that its own pointers refer to', async () => {
    await using repo = await createRepository();
    const inner = repo.at(repo.path('vendor/inner'));
    await mkdir(inner.root, { recursive: true });
    await inner.git('init', '--quiet');
    const lfs = systems['Git LFS'];
    await lfs?.add(repo, `${key}\n`);
    await lfs?.add(inner, `${secondKey}\n`);
    const { told } = await scan(repo, ['data', 'vendor/inner']);
    expect(told).toEqual(['data/a.txt:1 no-xai-key', 'vendor/inner/data/a.txt:1 no-xai-key']);
  });

  test('the git directory itself, and a bare repository, have no files', async () => {
    await outer.git('clone', '--quiet', '--bare', '.', '../bare.git');
    expectRefusal(await outer.keyfence('scan', '.git'), /\.git is a git directory/);
    expectRefusal(await outer.keyfence('scan', '../bare.git'), /bare\.git is a git directory/);
    expectRefusal(await outer.keyfence('scan', { cwd: '../bare.git' }), /this is a git directory/);
  });
});

describe('from outside of any repository', () => {
  test.each<[string, readonly string[]]>([
    ['by name', ['work', 'inner']],
    ['by the directory that holds them', ['.']],
    ['without a name', []],
  ])('repositories are scanned as repositories, %s', async (_, paths) => {
    await using parent = await createRepository({ init: false });
    const { root } = parent;
    for (const [name, content] of Object.entries({ work: oldKey, inner: key })) {
      const repo = parent.at(`${root}/${name}`);
      await mkdir(repo.root);
      await repo.git('init', '--quiet');
      await repo.write('a.txt', `${content}\n`);
      await repo.write('.gitignore', 'ignored.txt\n');
      await repo.commit();
      await repo.write('ignored.txt', `${secondKey}\n`);
      await repo.write('.git/description', `${secondKey}\n`);
    }
    const { told, scanned } = await scan(parent, paths);
    expect(told).toEqual(['inner/a.txt:1 no-xai-key', 'work/a.txt:1 no-xai-key']);
    expect(scanned.files).toBe(4);
  });
});
