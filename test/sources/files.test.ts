import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { makeConfig } from '../../src/config/config.ts';
import type { Listing } from '../../src/git/list-entries.ts';
import { Account } from '../../src/sources/account.ts';
import { makeFilesSource } from '../../src/sources/files.ts';
import { fakeRepository } from '../support/fake-repository.ts';
import { showItem } from '../support/show-item.ts';
import { makeTemporaryDirectory } from '../support/temporary-directory.ts';

const root = makeTemporaryDirectory();
afterAll(() => {
  rmSync(root, { recursive: true });
});

for (const path of ['a', 'b', 'dir/c', 'dir/deep/d']) {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), `of ${path}`);
}
mkdirSync(join(root, 'bare/objects'), { recursive: true });
mkdirSync(join(root, 'bare/refs'));
writeFileSync(join(root, 'bare/HEAD'), 'ref: refs/heads/main\n');
symlinkSync('a', join(root, 'link'));
symlinkSync('dir', join(root, 'link-to-dir'));
symlinkSync('nowhere', join(root, 'broken'));
symlinkSync('loop', join(root, 'loop'));

const EVERYTHING = [
  'a content: of a',
  'b content: of b',
  'bare: a bare repository, not scanned',
  'broken target: nowhere',
  'dir/c content: of dir/c',
  'dir/deep/d content: of dir/deep/d',
  'link target: a',
  'link-to-dir target: dir',
  'loop target: loop',
];

interface Read {
  readonly items: string[];
  readonly asked: number;
}

async function read(
  paths: readonly string[],
  { cwd = root, listing }: { cwd?: string; listing?: Partial<Listing> } = {},
): Promise<Read> {
  const empty = { entries: [], untracked: [], unreadable: [] };
  const repository = listing && fakeRepository({ root, listFiles: () => Promise.resolve(empty) });
  const list = listing && (() => Promise.resolve({ ...empty, ...listing }));
  const source = makeFilesSource(paths, cwd, repository, list);
  expect(source.isWhole).toBe(paths.length === 0);
  const account = new Account();
  const items: string[] = [];
  for await (const item of source.read(account)) {
    items.push(showItem(item));
    account.addSkipped();
  }
  return { items, asked: account.close().asked };
}

test('without paths everything below the directory is read', async () => {
  expect(await read([])).toEqual({ items: EVERYTHING, asked: EVERYTHING.length });
});

test('in a repository without paths it is what git lists', async () => {
  const listing = { untracked: [Buffer.from('b')] };
  expect(await read([], { listing })).toEqual({ items: ['b content: of b'], asked: 1 });
});

describe('coverage of ignore files', () => {
  const on = makeConfig({});
  const repository = fakeRepository({ root });
  const audit = async (...call: Parameters<typeof makeFilesSource>): Promise<unknown> =>
    makeFilesSource(...call).audit?.(on);

  test('is audited of a whole repository', async () => {
    // It asks this one, which answers nothing.
    await expect(audit([], root, repository)).rejects.toThrow('is not a function');
  });

  test('is not audited otherwise', async () => {
    const off = makeConfig({ rules: { 'gitignore-coverage': 'off' } });
    expect(await audit(['a'], root, repository)).toEqual([]);
    expect(await audit([], root, undefined)).toEqual([]);
    expect(await makeFilesSource([], root, repository).audit?.(off)).toEqual([]);
  });
});

test.each<[string, readonly string[], readonly string[]]>([
  ['a file', ['a'], ['a content: of a']],
  ['a file twice', ['a', './a', join(root, 'a')], ['a content: of a']],
  ['a directory', ['dir/deep'], ['dir/deep/d content: of dir/deep/d']],
  [
    'a directory and a file in it, each once',
    ['dir/c', 'dir'],
    ['dir/c content: of dir/c', 'dir/deep/d content: of dir/deep/d'],
  ],
  ['a link and what it leads to', ['link'], ['link target: a', 'link content: of a']],
  [
    'a link to a directory and what is in it',
    ['link-to-dir'],
    ['link-to-dir target: dir', 'dir/c content: of dir/c', 'dir/deep/d content: of dir/deep/d'],
  ],
  ['a broken link', ['broken'], ['broken target: nowhere']],
  [
    'a file behind a link that leads to itself',
    ['loop/a'],
    ['loop/a: cannot be read: too many symbolic links encountered'],
  ],
  [
    'a link that leads to itself',
    ['loop'],
    ['loop target: loop', 'loop: cannot be read: too many symbolic links encountered'],
  ],
])('%s that is named', async (_, paths, items) => {
  expect(await read(paths)).toEqual({ items, asked: items.length });
});

test('paths are relative to the current directory, and shown from the top', async () => {
  const { items } = await read(['c', '../a'], { cwd: join(root, 'dir'), listing: {} });
  expect(items).toEqual(['dir/c content: of dir/c', 'a content: of a']);
});

test('a named file is read in a repository, whatever git lists', async () => {
  expect((await read(['a'], { listing: {} })).items).toEqual(['a content: of a']);
});

test('a named directory is read though git ignores it', async () => {
  expect((await read(['dir'], { listing: {} })).items).toEqual([
    'dir/c content: of dir/c',
    'dir/deep/d content: of dir/deep/d',
  ]);
});

test('what does not exist is refused before anything is read', async () => {
  const read = makeFilesSource(['a', 'missing'], root, undefined).read(new Account());
  await expect(read[Symbol.asyncIterator]().next()).rejects.toThrow(
    'there is no file or directory missing',
  );
});

test('a git directory has no files', async () => {
  await expect(read(['bare'])).rejects.toThrow('bare is a git directory');
  await expect(read([], { cwd: join(root, 'bare') })).rejects.toThrow('this is a git directory');
});

test.skipIf(process.platform === 'win32')(
  'a socket is neither a file nor a directory',
  async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(root, 'socket'), resolve));
    symlinkSync('socket', join(root, 'link-to-socket'));
    try {
      await expect(read(['socket'])).rejects.toThrow('socket is neither a file nor a directory');
      await expect(read(['link-to-socket'])).rejects.toThrow(
        'link-to-socket leads to neither a file nor a directory',
      );
    } finally {
      rmSync(join(root, 'link-to-socket'));
      await new Promise((resolve) => server.close(resolve));
    }
  },
);
