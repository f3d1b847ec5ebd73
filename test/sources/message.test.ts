import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { LARGE_BYTES } from '../../src/files/read-windows.ts';
import { Account } from '../../src/sources/account.ts';
import { makeMessageSource } from '../../src/sources/message.ts';
import { fakeRepository } from '../support/fake-repository.ts';
import { showItem } from '../support/show-item.ts';
import { makeTemporaryDirectory } from '../support/temporary-directory.ts';

const root = makeTemporaryDirectory();
afterAll(() => {
  rmSync(root, { recursive: true });
});

async function read(content: string | Buffer): Promise<{ items: string[]; asked: number }> {
  writeFileSync(join(root, 'MSG'), content);
  const repository = fakeRepository({
    stripMessage: (message) =>
      Promise.resolve(Buffer.from(message.toString('latin1').replace(/^#.*\n/gm, ''))),
  });
  const { read: readItems } = makeMessageSource('MSG', root, repository, (text) =>
    text.includes('secret'),
  );
  const account = new Account();
  const items: string[] = [];
  for await (const item of readItems(account)) {
    items.push(showItem(item));
    account.addScanned('files');
  }
  return { items, asked: account.close().asked };
}

test.each<[string, string, readonly string[]]>([
  ['what may have a secret is cleaned up by git', '# secret\ntext\n', [' message: text\n']],
  ['what has none needs no git', '# note\ntext\n', [' message: # note\ntext\n']],
  ['nothing is empty', '', []],
  ['what git takes away is empty', '# secret\n', []],
])('%s', async (_, content, items) => {
  expect(await read(content)).toEqual({ items, asked: items.length });
});

test('a message of any size is read, to its end', async () => {
  const { items } = await read(Buffer.alloc(LARGE_BYTES + 10, 'secret text\n'));
  expect(items.map((item) => item.length)).toEqual([' message: '.length + LARGE_BYTES + 10]);
});

test.each([
  ['does not exist', 'missing'],
  ['is a directory, not scanned', 'directory'],
])('a message that %s is refused', async (reason, file) => {
  mkdirSync(join(root, 'directory'), { recursive: true });
  const source = makeMessageSource(file, root, fakeRepository({}), () => false);
  await expect(source.read(new Account())[Symbol.asyncIterator]().next()).rejects.toThrow(
    `${file} ${reason}`,
  );
});

test('a link is followed, as git does', async () => {
  symlinkSync('MSG', join(root, 'link'));
  symlinkSync('nowhere', join(root, 'broken'));
  writeFileSync(join(root, 'MSG'), 'text');
  const readLink = async (file: string): Promise<string[]> => {
    const source = makeMessageSource(file, root, fakeRepository({}), () => false);
    const items: string[] = [];
    for await (const item of source.read(new Account())) items.push(showItem(item));
    return items;
  };
  expect(await readLink('link')).toEqual([' message: text']);
  await expect(readLink('broken')).rejects.toThrow('broken leads to nothing');
});
