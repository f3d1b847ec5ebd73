import { expect, test } from 'vitest';
import { parseRawDiff } from '../../src/git/parse-raw-diff.ts';

const ID = 'a'.repeat(40);
const OLD = 'b'.repeat(40);
const NONE = '0'.repeat(40);

test('changes have the objects that there are', () => {
  const output = [
    `:000000 100644 ${NONE} ${ID} A`,
    'added',
    `:100644 120000 ${OLD} ${ID} T`,
    'changed',
    `:100755 000000 ${OLD} ${NONE} D`,
    'deleted',
    `:000000 000000 ${NONE} ${NONE} U`,
    'in conflict',
  ];
  expect(parseRawDiff(Buffer.from(output.map((field) => `${field}\0`).join('')))).toEqual([
    { path: 'added', status: 'A', mode: '100644', oldMode: '000000', id: ID },
    { path: 'changed', status: 'T', mode: '120000', oldMode: '100644', id: ID, oldId: OLD },
    { path: 'deleted', status: 'D', mode: '000000', oldMode: '100755', oldId: OLD },
    { path: 'in conflict', status: 'U', mode: '000000', oldMode: '000000' },
  ]);
});

test('nothing is no change', () => {
  expect(parseRawDiff(Buffer.alloc(0))).toEqual([]);
});

test.each([
  ['a record without its path', `:000000 100644 ${NONE} ${ID} A\0`],
  ['a path without its record', 'path\0path\0'],
  ['a status that is not known', `:000000 100644 ${NONE} ${ID} X\0path\0`],
  ['a rename, which has two paths', `:100644 100644 ${OLD} ${ID} R100\0one\0two\0`],
  ['a short mode', `:00000 100644 ${NONE} ${ID} A\0path\0`],
])('%s is an error', (_, output) => {
  expect(() => parseRawDiff(Buffer.from(output))).toThrow('format that is not known');
});
