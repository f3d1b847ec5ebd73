import { expect, test } from 'vitest';
import type { PushedRef } from '../../src/git/pushed-refs.ts';
import { readPushed } from '../../src/sources/pushed.ts';
import { fakeRepository } from '../support/fake-repository.ts';

const TYPES: Readonly<Record<string, 'commit' | 'tag' | 'tree'>> = {
  one: 'commit',
  two: 'commit',
  old: 'commit',
  'old-tag': 'tag',
  'old-tree': 'tree',
  tree: 'tree',
};
/** What annotated tags lead to. */
const PEELED: Readonly<Record<string, string>> = { tag: 'two' };

const repository = fakeRepository({
  readTypes: (ids) =>
    Promise.resolve(new Map(ids.flatMap((id) => (TYPES[id] ? [[id, TYPES[id]] as const] : [])))),
  refs: {
    peel: (ids) =>
      Promise.resolve(
        new Map(
          ids.map((id) => {
            const to = PEELED[id] ?? id;
            return [id, { id: to, type: TYPES[to] ?? 'blob' }] as never;
          }),
        ),
      ),
  },
});

/** `name id old-id`; a hyphen stands for none. */
function ref(written: string): PushedRef {
  const [name = '', id = '-', oldId = '-', local = '-'] = written.split(' ');
  return {
    name,
    ...(id !== '-' && { id }),
    ...(oldId !== '-' && { oldId }),
    ...(local !== '-' && { local }),
  };
}

async function read(...written: readonly string[]): ReturnType<typeof readPushed> {
  return readPushed(written.map(ref), ['--not'], repository);
}

test('commits are included, and what the remote had is excluded where it is here', async () => {
  const pushed = await read('main one old', 'tags/v1 tag old-tag', 'other two missing');
  expect(pushed.revisions).toEqual({
    include: ['one', 'two', 'two'],
    exclude: ['old', 'old-tag'],
    excludedRefs: ['--not'],
  });
  expect(pushed.refs).toEqual(['main', 'tags/v1', 'other']);
});

test('what leads to no commit is pushed as it is, and excludes nothing', async () => {
  const pushed = await read('tags/tree tree old-tree');
  expect([pushed.revisions.include, pushed.revisions.exclude]).toEqual([[], []]);
  expect(pushed.pushed).toEqual([{ id: 'tree', type: 'tree' }]);
  expect(pushed.tips).toEqual([]);
});

test('tips have the local name, or else the name on the remote', async () => {
  const { tips } = await read('refs/heads/main one - HEAD', 'refs/tags/v1 tag', 'refs/heads/gone');
  expect(tips).toEqual([
    { commit: 'one', ref: 'HEAD' },
    { commit: 'two', ref: 'refs/tags/v1' },
  ]);
});

test.each([
  ['nothing pushed', []],
  ['only deletions pushed', ['main - old']],
  ['nothing pushed that is not there already', ['main one old', 'other - old']],
])('an empty push: %s', async (message, written) => {
  const { emptyMessage, refs } = await read(...written);
  expect(emptyMessage).toBe(message);
  expect(refs).toEqual(written.some((one) => one.startsWith('main one')) ? ['main'] : []);
});
