import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { saltFingerprint } from '../../src/finding/fingerprint.ts';

test('a fingerprint is the beginning of an HMAC, whatever the salt', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(texts, fc.oneof(texts, fc.string({ maxLength: 70 })), (text, salt) => {
      const hash = createHmac('sha256', salt).update(text).digest('hex');
      expect(saltFingerprint(text, salt)).toBe(hash.slice(0, 32));
    }),
  );
});
