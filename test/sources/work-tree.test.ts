import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { IndexEntry, Listing } from '../../src/git/list-entries.ts';
import { Account } from '../../src/sources/account.ts';
import { makeClaim } from '../../src/sources/claim.ts';
import { WorkTree } from '../../src/sources/work-tree.ts';
import { fakeRepository } from '../support/fake-repository.ts';
import { showItem } from '../support/show-item.ts';
import { makeTemporaryDirectory } from '../support/temporary-directory.ts';

const root = makeTemporaryDirectory();
afterAll(() => {
  rmSync(root, { recursive: true });
});

const LINK = '120000';
const SUBMODULE = '160000';

function entry(path: string, id: string, mode = '100644'): IndexEntry {
  return { path, rawPath: Buffer.from(path), id, mode, isSparse: false };
}

interface Read {
  readonly items: string[];
  readonly asked: number;
  /** The objects that are read from git, in order. */
  readonly objects: string[];
}

async function read(
  { entries = [], untracked = [], unreadable = [] }: Partial<Listing>,
  { name = '', claimed = [] }: { name?: string; claimed?: readonly string[] } = {},
): Promise<Read> {
  const objects: string[] = [];
  const contents = { a: 'content of a', b: 'content of b', c: 'target of c' };
  const repository = fakeRepository({ root }, contents, (ids) => objects.push(...ids));
  const account = new Account();
  const claim = makeClaim(account);
  for (const path of claimed) claim(path);
  const items: string[] = [];
  const tree = new WorkTree(repository, name);
  for await (const item of tree.read({ entries, untracked, unreadable }, claim)) {
    items.push(showItem(item));
  }
  // What is claimed and fails to be read, or is read twice, would be asked for all the same.
  const { asked } = account.breakOff();
  return { items, asked: asked - claimed.length, objects };
}

test('a file and a link are read from the work tree, what is not there from the index', async () => {
  writeFileSync(join(root, 'file'), 'in the work tree');
  symlinkSync('somewhere', join(root, 'link'));
  const entries = [
    entry('file', 'x'),
    entry('link', 'y', LINK),
    entry('gone', 'a'),
    entry('gone-link', 'c', LINK),
    entry('gone-too', 'a'),
    entry('gone-directory/deep/file', 'b'),
  ];
  expect(await read({ entries })).toEqual({
    items: [
      'file tracked content: in the work tree',
      'link tracked target: somewhere',
      'gone tracked content: content of a',
      'gone-too tracked content: content of a',
      'gone-link tracked target: target of c',
      'gone-directory/deep/file tracked content: content of b',
    ],
    asked: 6,
    objects: ['a', 'c', 'b'],
  });
});

test('a directory in place of a tracked file is read from the index', async () => {
  mkdirSync(join(root, 'was-file'));
  const { items } = await read({ entries: [entry('was-file', 'a')] });
  expect(items).toEqual(['was-file tracked content: content of a']);
});

test('what stands behind a link is not in the repository: the index has it', async () => {
  mkdirSync(join(root, 'real/deep'), { recursive: true });
  writeFileSync(join(root, 'real/deep/file'), 'elsewhere');
  symlinkSync('real', join(root, 'moved'));
  const entries = [
    entry('moved/deep/file', 'a'),
    entry('moved/file', 'b'),
    entry('real/deep/file', 'x'),
  ];
  expect((await read({ entries })).items).toEqual([
    'real/deep/file tracked content: elsewhere',
    'moved/deep/file tracked content: content of a',
    'moved/file tracked content: content of b',
  ]);
});

test('of a path in conflict each side is read once, and no submodule', async () => {
  const entries = [
    entry('both', 'a'),
    entry('both', 'b'),
    entry('both', 'a'),
    entry('both', 'd', SUBMODULE),
  ];
  expect(await read({ entries })).toEqual({
    items: ['both tracked content: content of a', 'both tracked content: content of b'],
    asked: 2,
    objects: ['a', 'b'],
  });
});

test('a submodule and another repository are not opened', async () => {
  const listing = { entries: [entry('sub', 'x', SUBMODULE)], untracked: [Buffer.from('other/')] };
  expect(await read(listing)).toEqual({
    items: ['sub: submodule, not scanned', 'other/: another repository, not scanned'],
    asked: 2,
    objects: [],
  });
});

test('what is not tracked is read too, unless it is gone meanwhile', async () => {
  writeFileSync(join(root, 'new'), 'not tracked');
  const untracked = [Buffer.from('new'), Buffer.from('gone')];
  expect((await read({ untracked })).items).toEqual([
    'new content: not tracked',
    'gone: gone before it could be read',
  ]);
});

test('a directory that git cannot open is an error', async () => {
  const unreadable = [{ path: 'closed', error: 'cannot be read: permission denied' }];
  expect((await read({ unreadable })).items).toEqual(['closed: cannot be read: permission denied']);
});

test('an object that cannot be read is an error', async () => {
  expect((await read({ entries: [entry('gone', 'lost')] })).items).toEqual([
    'gone: cannot be read',
  ]);
});

test('a name stands before every path, and a path that was claimed before is left out', async () => {
  writeFileSync(join(root, 'claimed'), '');
  const listing = {
    entries: [entry('claimed', 'x'), entry('gone', 'a')],
    untracked: [Buffer.from('claimed'), Buffer.from('other/')],
    unreadable: [{ path: 'closed', error: 'cannot be read' }],
  };
  expect((await read(listing, { name: 'sub' })).items).toEqual([
    'sub/closed: cannot be read',
    'sub/gone tracked content: content of a',
    'sub/claimed content: ',
    'sub/other/: another repository, not scanned',
  ]);
  const claimed = ['claimed', 'gone', 'other/', 'closed'];
  expect((await read(listing, { claimed })).items).toEqual([]);
});

test('everything is listed once, and named paths each time', async () => {
  const asked: string[] = [];
  const repository = fakeRepository({
    root,
    listFiles: (paths) => {
      asked.push(paths.join(' '));
      return Promise.resolve({ entries: [], untracked: [], unreadable: [] });
    },
  });
  const tree = new WorkTree(repository, '');
  await tree.list([]);
  await tree.list(['a']);
  await tree.list([]);
  await tree.list(['a']);
  expect(asked).toEqual(['', 'a', 'a']);
});
