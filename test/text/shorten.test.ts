import { expect, test } from 'vitest';
import { shorten } from '../../src/text/shorten.ts';

test.each([
  ['', ''],
  ['abcde', 'abcde'],
  ['abcdef', 'abcd…'],
  ['😀😀😀😀😀', '😀😀😀😀😀'],
  ['😀😀😀😀😀😀', '😀😀😀😀…'],
  ['a😀b😀c😀d', 'a😀b😀…'],
])('%j has at most five characters as %j', (text, shown) => {
  expect(shorten(text, 5)).toBe(shown);
});
