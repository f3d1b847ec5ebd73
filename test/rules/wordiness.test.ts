import { describe, expect, it } from 'vitest';
import { randomness } from '../../rules/randomness/wordiness.ts';
import { body } from '../../rules/sample.ts';

describe('randomness', () => {
  it.each([
    'invalidKeyForTesting',
    'my-secret-value',
    'SOME_CONSTANT_NAME',
    'XMLHttpRequest',
    'the quick brown fox',
    'version20240101',
    'HTTPServer',
  ])('%s is made of words', (text) => {
    expect(randomness(text)).toBeLessThan(0);
  });

  it('grows with the length of a random text', () => {
    for (const alphabet of ['alphanumeric', 'hex', 'letters', 'lower', 'base64'] as const) {
      const [short, long] = [20, 80].map((length) => randomness(body(length, 5, alphabet)));
      expect(short).toBeGreaterThan(4);
      expect(long).toBeGreaterThan(30);
    }
  });

  const lower = Math.log2(26);
  const both = Math.log2(52);
  const lowerAndDigits = Math.log2(36);

  it.each([
    ['one letter', 'q', 4.7 - lower],
    ['one digit', '7', 3.8 - Math.log2(10)],
    ['a word: h after t costs 4, e after h 2', 'the', 4.7 + 4 + 2 - 3 * lower],
    ['words with a separator', 'a-b', 4.7 + 1 + 4.7 - 2 * lower],
    ['a number behind a word of two letters', 'xy7', 4.7 + 6 + 2 + 2.7 + 3.8 - 3 * lowerAndDigits],
    ['a number behind one letter', 'x7', 4.7 + 2 + 2.7 + 3.8 - 2 * lowerAndDigits],
    ['a number behind a longer word', 'the7', 10.7 + 2.7 + 3.8 - 4 * lowerAndDigits],
    ['letters of hexadecimal', 'ab7', 4.7 + 4 + 2 + 2.7 + 3.8 - 3 * 4],
    ['the fourth digit', 'the4815', 10.7 + 2.7 + 4 * 3.8 - 7 * lowerAndDigits],
    ['the fifth digit tells nothing', 'the48151', 10.7 + 2.7 + 4 * 3.8 - 7 * lowerAndDigits],
    ['a word that begins by its case', 'theThe', 2 * 10.7 + 3 - 6 * both],
    ['one that does so after two letters', 'heThe', 4.7 + 2 + 2 + 3 + 10.7 - 5 * both],
    ['a word that begins with a capital', 'The', 10.7 - 3 * both],
  ])('%s', (_, text, bits) => {
    expect(randomness(text)).toBeCloseTo(bits, 6);
  });

  it.each([
    ['az', '`{', lower],
    ['AZ', '@[', lower],
    ['09', '/:', Math.log2(10)],
  ])('%s are drawn, %s are not', (inside, outside, drawn) => {
    for (const character of inside) {
      expect(randomness(character)).toBeCloseTo((drawn === lower ? 4.7 : 3.8) - drawn, 6);
    }
    for (const character of outside) expect(randomness(character)).toBe(1);
  });

  it('counts nothing for what is no letter and no digit', () => {
    expect(randomness('')).toBe(0);
    expect(randomness('ééé')).toBe(3);
  });

  it('is not raised by a long number', () => {
    expect(randomness('order4815162342108152')).toBeLessThan(0);
  });
});
