import { expect, test } from 'vitest';
import type { GitObject, LargeObject } from '../../src/git/git-object.ts';
import { ObjectBuffer } from '../../src/sources/object-buffer.ts';

const MOST = 10;

const NO_CHUNKS: AsyncIterable<Buffer> = {
  [Symbol.asyncIterator]: () => {
    throw new Error('nobody reads them');
  },
};

function makeBlob(id: string, size: number): GitObject {
  return { id, type: 'blob', bytes: Buffer.alloc(size, id) };
}

function hold(...objects: readonly (GitObject | LargeObject)[]): ObjectBuffer {
  const buffer = new ObjectBuffer(MOST);
  for (const object of objects) buffer.add(object);
  return buffer;
}

test('gives back what it was given, in the order asked for', () => {
  const [a, b] = [makeBlob('a', 3), makeBlob('b', MOST - 3)];
  expect([...(hold(a, b).list(['b', 'a']) ?? [])]).toEqual([b, a]);
  expect([...(hold().list([]) ?? [])]).toEqual([]);
});

test('does not change with what the bytes were cut out of', () => {
  const chunk = Buffer.from('abc');
  const buffer = hold({ id: 'a', type: 'blob', bytes: chunk.subarray(0, 2) });
  chunk.fill('x');
  expect([...(buffer.list(['a']) ?? [])][0]?.bytes.toString()).toBe('ab');
});

test.each([
  ['an object is not there', hold(makeBlob('a', 1)), ['a', 'b']],
  ['the first of them is not there', hold(makeBlob('b', 1)), ['a', 'b']],
  ['there was too much', hold(makeBlob('a', MOST), makeBlob('b', 1)), ['a', 'b']],
  ['there was too much, of the first', hold(makeBlob('a', MOST), makeBlob('b', 1)), ['a']],
  ['there was too much, of the last', hold(makeBlob('a', MOST), makeBlob('b', 1)), ['b']],
  [
    'one is too large for memory',
    hold({ id: 'a', type: 'blob', chunks: NO_CHUNKS }, makeBlob('b', 1)),
    ['b'],
  ],
])('has nothing where %s', (_, buffer, ids) => {
  expect(buffer.list(ids)).toBeUndefined();
});

test('holds as much as it may, and nothing of what was there before once it was more', () => {
  const full = hold(makeBlob('a', MOST - 1), makeBlob('b', 1));
  expect([...(full.list(['a', 'b']) ?? [])]).toHaveLength(2);
  const more = hold(makeBlob('a', MOST - 1), makeBlob('b', 2), makeBlob('c', 0));
  for (const id of ['a', 'b', 'c']) expect(more.list([id])).toBeUndefined();
});
