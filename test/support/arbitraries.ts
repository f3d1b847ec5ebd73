import fc from 'fast-check';
import { apiKey, body, managementKey } from '../../rules/sample.ts';

const seed = fc.integer({ min: 1, max: 1_000_000 });

/** An API key or a management key. */
export const xaiKey: fc.Arbitrary<string> = fc.oneof(seed.map(apiKey), seed.map(managementKey));

/** What no rule knows but by the name it is given to; of the characters that such values have. */
export const opaqueValue: fc.Arbitrary<string> = fc
  .tuple(seed, fc.integer({ min: 16, max: 64 }), fc.constantFrom('', '.', '+', '/', '_', '=', '!$'))
  .map(([start, length, joint]) =>
    [body(length >> 1, start), body(length - (length >> 1), start + 1)].join(joint),
  );

/** Pieces of text that scanners stumble over. */
const STUMBLES: readonly string[] = [
  ...['\n', '\r\n', '\r', '\n\n', '\t', ' ', '\u0085', '\u2028', '\u2029', '\u00a0', '\ufeff'],
  ...['"', "'", '`', '\\', '\\n', '%20', '=', ':', ',', ';', '#', '//', '/*', '*/', '{', '}'],
  ...['api_key', 'API_KEY=', 'apiKey: ', 'Bearer ', 'token-', 'xai', 'XAI-', 'key'],
  ...['\0', '\u001b[31m', '\u202e', '\u200b', 'é', 'ß', 'İ', '字', '🔑', 'e\u0301', '\u{10ffff}'],
];

/** Text of any script with any line breaks; no lone surrogates, which no encoding has, and no mark at its start. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: 'grapheme-ascii', maxLength: 20 }),
      fc.constantFrom(...STUMBLES),
    ),
    { maxLength: 16 },
  )
  .map((pieces) => pieces.join('').replace(/^\ufeff+/, ''));

/** Any bytes, zeros more often than by chance. */
export const anyBytes: fc.Arbitrary<Buffer> = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0, 10, 13, 255, 254)), {
    maxLength: 64,
  })
  .map((bytes) => Buffer.from(bytes));
