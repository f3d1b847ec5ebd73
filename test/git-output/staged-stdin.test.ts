import { describe, expect, test } from 'vitest';
import { END_OF_CHANGES, StagedStdin } from '../../src/git/staged-stdin.ts';

const ID = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);
const NONE = '0'.repeat(40);
const END = `${END_OF_CHANGES}\0`;
const change = `:000000 100644 ${NONE} ${ID} A\0path\0`;

function write(id: string, content: string): string {
  return `${id} blob ${String(content.length)}\n${content}\n`;
}

function open(content: string): StagedStdin {
  return new StagedStdin(Buffer.from(content));
}

/** Behind the changes. */
function openBehind(content: string): StagedStdin {
  const stdin = open(END + content);
  expect(stdin.readChanges()).toEqual([]);
  return stdin;
}

describe('changes', () => {
  test('are read up to their end', () => {
    const expected = { path: 'path', status: 'A', mode: '100644', oldMode: '000000', id: ID };
    expect(open(change + END).readChanges()).toEqual([expected]);
  });

  test.each([
    ['are cut', change],
    ['are cut in their end', change + END.slice(0, -1)],
    ['are none', ''],
  ])('that %s are not known, nor is what follows', (_, content) => {
    const stdin = open(content);
    expect(stdin.readChanges()).toBeUndefined();
    expect(stdin.readBlob(ID)).toBeUndefined();
    expect(stdin.readIndexBlobs(['a'])).toBeUndefined();
  });

  test('in another format are an error', () => {
    expect(() => open(`other\0${END}`).readChanges()).toThrow('format that is not known');
  });
});

describe('blobs', () => {
  test('are read one after the other', () => {
    const stdin = openBehind(write(ID, 'one\n') + write(OTHER, ''));
    expect(stdin.readBlob(ID)?.toString()).toBe('one\n');
    expect(stdin.readBlob(OTHER)?.toString()).toBe('');
    expect(stdin.readBlob(OTHER)).toBeUndefined();
  });

  test('may have long ids, and up to a megabyte', () => {
    const long = 'c'.repeat(64);
    const content = 'x'.repeat(999_999);
    expect(openBehind(write(long, content)).readBlob(long)?.length).toBe(content.length);
  });

  test.each([
    ['another one', write(OTHER, 'one')],
    ['one that is missing', `${ID} missing\n`],
    ['one that is no blob', write(ID, 'one').replace('blob', 'tree')],
    ['one that is cut', write(ID, 'one').slice(0, -2)],
    ['one without its last line break', write(ID, 'one').slice(0, -1)],
    ['one that is longer than it says', write(ID, 'one').replace('3', '2')],
    ['one that is too large', write(ID, 'x'.repeat(1_000_000))],
  ])('%s is left to git, and so is what follows', (_, content) => {
    const stdin = openBehind(content + write(ID, 'next'));
    expect(stdin.readBlob(ID)).toBeUndefined();
    expect(stdin.readBlob(ID)).toBeUndefined();
  });
});

describe('files of the index', () => {
  test('are blobs, or missing', () => {
    const stdin = openBehind(`${write(ID, 'one')}:b missing\n${write(OTHER, 'three')}`);
    const blobs = stdin.readIndexBlobs(['a', 'b', 'c']);
    expect([...(blobs ?? [])].map(([path, bytes]) => [path, bytes?.toString()])).toEqual([
      ['a', 'one'],
      ['b', undefined],
      ['c', 'three'],
    ]);
    expect(blobs?.get('b')).toBeNull();
    // It has been read.
    expect(stdin.readBlob(OTHER)).toBeUndefined();
  });

  test.each([
    ['another path is missing', `:other missing\n${write(ID, 'one')}`],
    ['nothing is there', ''],
    ['a blob is cut', write(ID, 'one').slice(0, -1)],
    ['one of them is not there', write(ID, 'one')],
  ])('are not known where %s, nor is what follows', (_, content) => {
    const stdin = openBehind(content);
    expect(stdin.readIndexBlobs(['a', 'b'])).toBeUndefined();
    expect(stdin.readBlob(ID)).toBeUndefined();
  });
});
