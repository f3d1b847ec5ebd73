import { describe, expect, test } from 'vitest';
import { compareVersions, listParts, readTraits } from '../../src/versions/version.ts';

/** Lines over which nothing goes on, so that what is around a change ends soon. */
const LINES = 'const some = of(the, lines); // of a program\n'.repeat(60);
const middle = (text: string): string => `${LINES}${text}${LINES}`;

function compare(before: string | Buffer, after: string | Buffer): string[] | undefined {
  const base = Buffer.from(before);
  const traits = readTraits(base);
  if (!traits) throw new Error('the first version is no text');
  const compared = compareVersions(base, traits, Buffer.from(after));
  return compared && listParts(compared).map(String);
}

describe('of a version the parts that are different are looked at', () => {
  test('with what is around them', () => {
    const parts = compare(middle(''), middle('new: this is a line\n'));
    expect(parts).toHaveLength(1);
    expect(parts?.[0]).toContain('new: this is a line\n');
    expect(parts?.[0]?.length).toBeLessThan(LINES.length);
  });

  test('and two that are far from each other are two', () => {
    const parts = compare(middle(LINES), middle(`one: of them\n${LINES}two: of them\n`));
    expect(parts?.map((part) => /one:|two:/.exec(part)?.[0])).toEqual(['one:', 'two:']);
  });

  test('in quoted-printable each as such', () => {
    const parts = compare(middle('a soft=\nbreak\n'), middle('a soft=\nbreak\nnew: is this\n'));
    expect(parts?.every((part) => part.endsWith('\n=\n'))).toBe(true);
  });

  test('none of the same', () => {
    expect(compare(LINES, LINES)).toEqual([]);
  });
});

describe('all of it is looked at', () => {
  const changed = `one: of them\n${LINES}two: of them\n`;
  test.each([
    ['a zero', '\0'],
    ['what is no UTF-8', '\xff'],
    ['the end of a zip', 'PK\x05\x06'],
  ])('where a part has %s, and the other has none', (_, mark) => {
    const bytes = Buffer.from(middle(changed.replace('two', `two${mark}`)), 'latin1');
    expect(compare(middle(LINES), middle(changed))).toHaveLength(2);
    expect(compare(middle(LINES), bytes)).toBeUndefined();
  });

  test.each(['=\n', '=\r\n'])('where a part has the first soft line break: %j', (mark) => {
    const text = middle(changed.replace('two:', `two: soft${mark}break`));
    expect(compare(middle(LINES), text)).toBeUndefined();
  });

  test.each(['=\n', '=\r\n'])('where the last soft line break is gone: %j', (mark) => {
    expect(compare(middle(`soft${mark}break\n${LINES}`), middle(changed))).toBeUndefined();
  });

  test('where a block comment over lines may separate what is new from a piece before', () => {
    const comment = `/* ${'words of prose\n'.repeat(13)}*/`;
    const text = (piece: string): string => middle(`key = "x" + ${comment}\n${piece};\n`);
    expect(compare(text('other'), text('"y"'))).toBeUndefined();
  });

  test('where nearly everything is another', () => {
    expect(compare('some: of it\n', `${LINES}of it\n`)).toBeUndefined();
  });
});

test.each<[string, string | Buffer, boolean | undefined]>([
  ['text', 'text = text\nand more\r\n', false],
  ['no text at all', '', false],
  ['a soft line break', 'text=\nmore', true],
  ['one of Windows', 'text=\r\nmore', true],
  ['a zero', 'text\0', undefined],
  ['the end of a zip', 'text PK\x05\x06', undefined],
  ['what is no UTF-8', Buffer.from('text\xff', 'latin1'), undefined],
])('what is known of a text: %s', (_, text, hasSoftBreaks) => {
  expect(readTraits(Buffer.from(text))?.hasSoftBreaks).toBe(hasSoftBreaks);
});
