import { expect, test } from 'vitest';
import { Account } from '../../src/sources/account.ts';
import { makeTreeSource } from '../../src/sources/tree.ts';
import { fakeRepository } from '../support/fake-repository.ts';
import { showItem } from '../support/show-item.ts';

test('the files of a commit are read, each object once, and no submodule', async () => {
  const answers = {
    async *listTree(commit: string) {
      const entries = ['a x 100644', 'b y 120000', 'sub z 160000', 'c x 100755'];
      for (const written of entries) {
        const [path = '', id = '', mode = ''] = written.split(' ');
        yield await Promise.resolve({ path, id, mode, rawPath: Buffer.from(`${commit}:${path}`) });
      }
    },
  };
  const read: string[] = [];
  const repository = fakeRepository(answers, { x: 'content of x', y: 'target of y' }, (ids) =>
    read.push(...ids),
  );
  const source = makeTreeSource('commit', repository);
  const account = new Account();
  const items: string[] = [];
  for await (const item of source.read(account)) {
    items.push(showItem(item));
    account.addSkipped();
  }
  expect(items).toEqual([
    'sub: submodule, not scanned',
    'a tracked content: content of x',
    'c tracked content: content of x',
    'b tracked target: target of y',
  ]);
  expect(read).toEqual(['x', 'y']);
  expect([account.close().asked, source.isWhole]).toEqual([4, true]);
});
