import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOpaqueValue } from '../../rules/api-key/api-key-value.ts';

const SURE = { quoted: true, nameIsSure: true, minLength: 1 };

test('base64 of any printable text with a bracket is no key', () => {
  const texts = fc.string({ unit: 'grapheme-ascii', minLength: 7, maxLength: 80 });
  fc.assert(
    fc.property(texts, (text) => {
      expect(isOpaqueValue(Buffer.from(`${text}>`).toString('base64'), SURE)).toBe(false);
    }),
  );
});
