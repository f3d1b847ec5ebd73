import { describe, expect, test } from 'vitest';
import { LARGE_BYTES } from '../../src/files/read-windows.ts';
import { parseBatches } from '../../src/git/parse-batches.ts';
import { abbreviateId } from '../../src/text/abbreviate-id.ts';

const id = (digit: string): string => digit.repeat(40);

/** The digit again, and all of what is no id that a test gave. */
const nameOf = (given: string): string => (given === id(given.charAt(0)) ? given.charAt(0) : given);

/** As git writes an object. */
function write(digit: string, content: string | Buffer, type = 'blob'): Buffer {
  const header = `${id(digit)} ${type} ${String(Buffer.byteLength(content))}\n`;
  return Buffer.concat([Buffer.from(header), Buffer.from(content), Buffer.from('\n')]);
}

function cut(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}

/** What is read: a line for each object. @param part of large objects that is read, in bytes */
async function read(chunks: readonly Buffer[], part = Infinity): Promise<string[]> {
  const read: string[] = [];
  for await (const { objects, bytes } of parseBatches(chunks)) {
    expect(objects).not.toEqual([]);
    for (const object of objects) {
      if ('error' in object) read.push(`${nameOf(object.id)}: ${object.error}`);
      else if ('bytes' in object) {
        // What passes no prefilter as a batch is not looked at as an object.
        expect(object.bytes.length === 0 || bytes.includes(object.bytes)).toBe(true);
        read.push(`${nameOf(object.id)} ${object.type}: ${object.bytes.toString()}`);
      } else {
        let length = 0;
        for await (const chunk of object.chunks) {
          length += chunk.length;
          if (length >= part) break;
        }
        read.push(`${nameOf(object.id)} ${object.type}: ${String(length)} bytes`);
      }
    }
  }
  return read;
}

const missing = Buffer.from(`${id('3')} missing\n`);
const output = Buffer.concat([
  write('1', 'one'),
  write('2', ''),
  missing,
  write('4', `a line\n${id('9')} blob 3\nxyz\n\0`, 'commit'),
  write('5', 'the last', 'tag'),
]);
const OBJECTS = [
  '1 blob: one',
  '2 blob: ',
  `3: cannot be read: the object database has no ${abbreviateId(id('3'))}; run "git fsck"`,
  `4 commit: a line\n${id('9')} blob 3\nxyz\n\0`,
  '5 tag: the last',
];

test('objects are the same, however their bytes come', async () => {
  for (const size of [output.length, ...Array.from({ length: 60 }, (_, index) => index + 1)])
    expect(await read(cut(output, size))).toEqual(OBJECTS);
});

describe('a large object', () => {
  const large = Buffer.alloc(LARGE_BYTES + 1, 'x');
  const around = [write('1', 'one'), write('2', large), write('3', 'three'), write('4', '')];
  const expected = [
    '1 blob: one',
    `2 blob: ${String(large.length)} bytes`,
    '3 blob: three',
    '4 blob: ',
  ];

  test.each([2 ** 16 + 1, 2 ** 22, Infinity])('is read in chunks of %i bytes', async (size) => {
    const bytes = Buffer.concat(around);
    expect(await read(size === Infinity ? [bytes] : cut(bytes, size))).toEqual(expected);
  });

  test('may be the first, and the only one', async () => {
    expect(await read([write('2', large)])).toEqual(expected.slice(1, 2));
  });

  test('need not be read to its end', async () => {
    const read1 = await read(cut(Buffer.concat(around), 2 ** 20), 1);
    expect(read1.map((line) => line.charAt(0))).toEqual(['1', '2', '3', '4']);
    expect(read1.slice(2)).toEqual(expected.slice(2));
  });

  test('that ends too early is an error', async () => {
    const bytes = Buffer.concat(around).subarray(0, LARGE_BYTES);
    await expect(read(cut(bytes, 2 ** 22))).rejects.toThrow('in the middle of an object');
  });

  test('that is just small enough is read at once', async () => {
    const [line] = await read([write('1', large.subarray(1))]);
    expect(line).toHaveLength('1 blob: '.length + LARGE_BYTES);
  });
});

test('who stops closes what is read', async () => {
  let isClosed = false;
  async function* stream(): AsyncGenerator<Buffer> {
    try {
      yield await Promise.resolve(output);
      yield output;
    } finally {
      isClosed = true;
    }
  }
  for await (const batch of parseBatches(stream())) if (batch.objects.length > 0) break;
  expect(isClosed).toBe(true);
});

test.each([
  ['no id', 'fatal: something\n'],
  ['no size', `${id('1')} blob\n`],
  ['an empty line', '\n'],
])('an answer in another format: %s', async (_, line) => {
  await expect(read([Buffer.from(line)])).rejects.toThrow('format that is not known');
});
