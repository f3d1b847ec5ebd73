import { describe, expect, it } from 'vitest';
import { body } from '../../rules/sample.ts';
import { randomness } from '../../rules/wordiness.ts';

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

  it('counts nothing for what is no letter and no digit', () => {
    expect(randomness('')).toBe(0);
    expect(randomness('ééé')).toBe(3);
  });

  it('is not raised by a long number', () => {
    expect(randomness('order4815162342108152')).toBeLessThan(0);
  });
});
