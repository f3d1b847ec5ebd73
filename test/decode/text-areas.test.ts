import fc from 'fast-check';
import { expect, test } from 'vitest';
import { REACH } from '../../src/decode/clues/reach.ts';
import { listTextAreas, MIN_TEXT, PRINTABLE } from '../../src/decode/text-areas.ts';

const part = fc.oneof(
  fc.tuple(fc.constant(0x80), fc.integer({ min: 1, max: 20_000 })),
  fc.tuple(fc.constant(0x61), fc.integer({ min: 1, max: 2 * MIN_TEXT })),
  fc.tuple(fc.constant(0x61), fc.integer({ min: 1, max: 5000 })),
);
const arbitrary = fc
  .array(part, { maxLength: 8 })
  .map((parts) => Buffer.concat(parts.map(([code, length]) => Buffer.alloc(length, code))));

function listRuns(bytes: Buffer): { start: number; end: number }[] {
  const runs = [];
  let start = 0;
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && PRINTABLE[bytes[at] ?? 0] === 1) continue;
    if (at - start >= MIN_TEXT) runs.push({ start, end: at });
    start = at + 1;
  }
  return runs;
}

test('all text is in an area, with all that is near it', () => {
  fc.assert(
    fc.property(arbitrary, (bytes) => {
      const areas = listTextAreas(bytes);
      const isCovered = ({ start, end }: { start: number; end: number }): boolean =>
        areas.some(
          (area) =>
            area.start <= Math.max(0, start - REACH.piece) &&
            area.end >= Math.min(bytes.length, end + REACH.piece),
        );
      expect(listRuns(bytes).filter((run) => !isCovered(run))).toEqual([]);
      expect(areas).toEqual(areas.toSorted((a, b) => a.start - b.start));
    }),
    { numRuns: 500 },
  );
});

test('of what is no text nothing is read, and of text all at once', () => {
  expect(listTextAreas(Buffer.alloc(100_000, 0x80))).toEqual([]);
  expect(listTextAreas(Buffer.alloc(100_000, 0x61))).toEqual([{ start: 0, end: 100_000 }]);
  const bytes = Buffer.alloc(100_000, 0x80);
  bytes.fill(0x61, 50_000, 50_000 + MIN_TEXT);
  const [area, ...others] = listTextAreas(bytes);
  expect(others).toEqual([]);
  expect((area?.end ?? 0) - (area?.start ?? 0)).toBeLessThan(10_000);
});
