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
  const lowerAndDigits = Math.log2(36);

  it('charges the letters of a word, and its end, by the two letters before', () => {
    const the = randomness('the');
    expect(randomness('hqt')).toBeGreaterThan(the + 5);
    expect(randomness('THE')).toBeCloseTo(the, 6);
    // A word in another is charged as on its own.
    expect(randomness('the-the')).toBeCloseTo(2 * the - 4, 6);
    expect(randomness('thez') - the).toBeGreaterThan(randomness('then') - the);
  });

  it.each([
    ['one digit', '7', 3.4 - Math.log2(10)],
    ['the fourth digit', '4815', 4 * (3.4 - Math.log2(10))],
    ['a separator that may be drawn', '7-7', 2 * (3.4 - Math.log2(10)) - 4],
    ['one that never is', '7.7', 2 * (3.4 - Math.log2(10)) - 6],
    ['a number behind a word', 'the7', 2.7 + 3.4 - lowerAndDigits + 3 * (lower - lowerAndDigits)],
    ['a word behind a number', '7the', 3 + 3.4 - lowerAndDigits + 3 * (lower - lowerAndDigits)],
    ['the fifth digit tells less', '7the48151', 0],
  ])('%s', (name, text, bits) => {
    if (name.includes('less')) {
      expect(randomness('the48151') - randomness('the4815')).toBeCloseTo(0, 6);
      return;
    }
    const word = text.includes('the') ? randomness('the') : 0;
    expect(randomness(text) - word).toBeCloseTo(bits, 6);
  });

  it('takes the last capital of several for the beginning of a word', () => {
    expect(randomness('HTTPServerRequest')).toBeLessThan(0);
    expect(randomness('HTTPServerRequest')).toBeLessThan(randomness('HTTPSERVErReQUESt'));
  });

  it('counts nothing for the empty string, and letters beyond ASCII as separators', () => {
    expect(randomness('')).toBe(0);
    expect(randomness('ééé')).toBe(-18);
  });

  it('is not raised by a long number', () => {
    expect(randomness('order4815162342108152')).toBeLessThan(0);
  });
});
