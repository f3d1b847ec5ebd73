import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entropy } from '../../rules/randomness/entropy.ts';

test('the entropy is that of the shares of the characters, in any text', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme-ascii' }));
  fc.assert(
    fc.property(texts, (text) => {
      const shares = [...new Set(text)].map((one) => (text.split(one).length - 1) / text.length);
      const bits = shares.reduce((sum, share) => sum - share * Math.log2(share), 0);
      expect(entropy(text)).toBeCloseTo(bits, 9);
    }),
  );
});

test('equal characters have none', () => {
  expect(entropy('')).toBe(0);
  expect(entropy('aaaa')).toBe(0);
  expect(entropy('abab')).toBe(1);
});
