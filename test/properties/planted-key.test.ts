import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reveal } from '../../src/finding/secret.ts';
import { anyBytes, anyText, xaiKey } from '../support/arbitraries.ts';
import { encodings } from '../support/encode.ts';
import { lintText } from '../support/lint-text.ts';

const planted = fc.record({ before: anyText, key: xaiKey, after: anyText });

/** The places of a secret, as `line:column`, in the order of the text. */
function findPlaces(content: string | Buffer, secret: string): string[] {
  return lintText(content)
    .kept.filter((finding) => finding.secret && reveal(finding.secret) === secret)
    .map(({ region }) => `${region?.line ?? '-'}:${region?.column ?? '-'}`);
}

/** Lines and columns by counting, from 1. */
function countPlace(before: string): string {
  const lines = before.split(/\r\n|\r|\n/);
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}

/** In place of what Latin-1 does not have stand bytes that are no UTF-8. */
function toLatin1(text: string): string {
  return Array.from(text, (character) => (character > '\u00ff' ? '\u00ff' : character)).join('');
}

/** Whether it is the encoding of the text that is in question, not its bytes. */
function isLegible(encoding: string, text: string): boolean {
  // Without a mark, zeros and characters of the upper half are as likely bytes of something else.
  if (/^UTF-16 .E$/.test(encoding)) return !text.includes('\0') && toLatin1(text) === text;
  return !encoding.startsWith('UTF-32');
}

describe.each(Object.entries(encodings))('a key in %s', (encoding, encode) => {
  test('is found at its location, whatever surrounds it', () => {
    fc.assert(
      fc.property(planted, ({ before, key, after }) => {
        const [start, end] =
          encoding === 'Latin-1' ? [toLatin1(before), toLatin1(after)] : [before, after];
        const bytes = encode(start + key + end);
        if (!bytes) throw new Error(`${encoding} cannot hold the text`);
        const places = findPlaces(bytes, key);
        expect(places).toHaveLength(1);
        if (isLegible(encoding, start + end)) expect(places).toEqual([countPlace(start)]);
      }),
    );
  });
});

test.each(['=\n0', '=\r\n0x', '\\\n0', '" + "0'])(
  'what is a key as it stands is that, though it goes on behind %j in another reading',
  (after) => {
    fc.assert(
      fc.property(xaiKey, (key) => {
        expect(findPlaces(`apiKey: ${key}${after}`, key)).toEqual(['1:9']);
        expect(findPlaces(`apiKey: "${key}${after}"`, key)).toEqual(['1:10']);
      }),
    );
  },
);

test.each([
  ['of one byte', 'latin1'],
  ['of two bytes', 'utf16le'],
] as const)('a key in characters %s is found in any bytes', (_, encoding) => {
  fc.assert(
    fc.property(anyBytes, xaiKey, anyBytes, (before, key, after) => {
      const bytes = Buffer.concat([before, Buffer.from(key, encoding), after]);
      expect(findPlaces(bytes, key)).toHaveLength(1);
    }),
  );
});

test('two keys without a gap are two findings', () => {
  fc.assert(
    fc.property(planted, xaiKey, ({ before, key, after }, second) => {
      fc.pre(key !== second);
      const text = before + key + second + after;
      expect(findPlaces(text, key)).toEqual([countPlace(before)]);
      expect(findPlaces(text, second)).toEqual([countPlace(before + key)]);
    }),
  );
});
