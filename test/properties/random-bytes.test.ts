import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeConfig } from '../../src/config/config.ts';
import { decode } from '../../src/decode/decode.ts';
import { scanName, scanText } from '../../src/match/scan.ts';
import { anyBytes, anyText, xaiKey } from '../support/arbitraries.ts';
import { encodings } from '../support/encode.ts';
import { lintText } from '../support/lint-text.ts';

const config = makeConfig({});
/** Every reading there is, not only those in which something could stand. */
const everything = (): boolean => true;

/** Bytes, text in any encoding and keys, in any order: what a file of several minds holds. */
const mixture = fc
  .array(
    fc.oneof(
      anyBytes,
      fc
        .tuple(fc.oneof(anyText, xaiKey), fc.constantFrom(...Object.values(encodings)))
        .map(([text, encode]) => encode(text) ?? Buffer.alloc(0)),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => Buffer.concat(pieces));

test('every file can be opened, and every finding is in its file', () => {
  fc.assert(
    fc.property(mixture, fc.string({ unit: 'binary' }), (bytes, path) => {
      const { kept, suppressed } = lintText(bytes, { path, tracked: true });
      for (const { region } of [...kept, ...suppressed.map(({ finding }) => finding)]) {
        if (!region) continue;
        expect(region.start).toBeLessThan(region.end);
        expect(region.end).toBeLessThanOrEqual(bytes.length);
        expect(Math.min(region.line, region.column, region.endColumn)).toBeGreaterThanOrEqual(1);
        expect(region.endLine).toBeGreaterThanOrEqual(region.line);
      }
    }),
  );
});

test('every reading leads back into the file', () => {
  fc.assert(
    fc.property(mixture, (bytes) => {
      for (const { text, within } of decode(bytes, everything)) {
        if (!within) continue;
        const moved = [0, text.length >> 1, text.length].map((offset) => within.move(offset));
        expect(moved).toEqual(moved.toSorted((a, b) => a - b));
        expect(moved.at(-1)).toBeLessThanOrEqual(within.text.length);
      }
    }),
  );
});

const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));

test('every string can be scanned, lone surrogates included', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(anyText, xaiKey, anyUnit)), (pieces) => {
      const text = pieces.join('');
      expect(() => [scanText(text, text, config), scanName(text, config)]).not.toThrow();
    }),
  );
});
