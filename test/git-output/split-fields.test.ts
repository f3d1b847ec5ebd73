import { describe, expect, test } from 'vitest';
import { splitFields, splitPrintable, splitStream } from '../../src/git/split-fields.ts';

const CASES: readonly (readonly [output: string, fields: readonly string[]])[] = [
  ['', []],
  ['\0', ['']],
  ['a\0', ['a']],
  ['a\0\0bc\0', ['a', '', 'bc']],
  ['ä\n\0 \0', ['ä\n', ' ']],
];

async function splitInChunks(output: Buffer, size: number): Promise<string[]> {
  async function* cut(): AsyncGenerator<Buffer> {
    for (let at = 0; at < output.length; at += size)
      yield await Promise.resolve(output.subarray(at, at + size));
  }
  const fields: string[] = [];
  for await (const batch of splitStream(cut())) fields.push(...batch.map(String));
  return fields;
}

describe.each(CASES)('%j', (output, fields) => {
  const bytes = Buffer.from(output);
  test('has its fields', () => {
    expect(splitFields(bytes).map(String)).toEqual(fields);
    expect(splitPrintable(bytes)).toEqual(fields);
  });

  test('has the same in chunks of any size', async () => {
    for (let size = 1; size < 6; size++) expect(await splitInChunks(bytes, size)).toEqual(fields);
  });
});

test('what is no UTF-8 is made printable', () => {
  expect(splitPrintable(Buffer.from('a\xff\0b\0', 'latin1'))).toEqual([String.raw`a\xff`, 'b']);
});

test.each(['a', 'a\0b', '\xff'])('%j is cut', async (output) => {
  const bytes = Buffer.from(output, 'latin1');
  const message = 'git ended in the middle of its answer';
  expect(() => splitFields(bytes)).toThrow(message);
  expect(() => splitPrintable(bytes)).toThrow(message);
  await expect(splitInChunks(bytes, 1)).rejects.toThrow(message);
  await expect(splitInChunks(bytes, 9)).rejects.toThrow(message);
});
