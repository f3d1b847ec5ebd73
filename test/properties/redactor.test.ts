import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeRedactorFor, Redactor } from '../../src/finding/redactor.ts';
import { listGaps } from '../../src/finding/replace-spans.ts';
import { redact } from '../../src/finding/secret.ts';
import type { Span } from '../../src/text/span.ts';
import { anyText } from '../support/arbitraries.ts';

const spans = fc.array(fc.tuple(fc.nat(120), fc.nat(40)), { maxLength: 5 });

/** The characters of a text in order, with the spans as one piece each. */
function cutAt(text: string, spans: readonly Span[]): { start: number; shown: string }[] {
  const pieces: { start: number; shown: string }[] = [];
  for (let at = 0; at < text.length;) {
    const span = spans.find(({ start }) => start === at);
    const end = span?.end ?? at + 1;
    const piece = text.slice(at, end);
    pieces.push({ start: at, shown: span ? redact(piece) : piece });
    at = end;
  }
  return pieces;
}

/** Spans that begin one after the other and do not touch. */
function spread(pairs: readonly (readonly [number, number])[], length: number): Span[] {
  let from = 0;
  return pairs.flatMap(([gap, size]) => {
    const start = Math.min(from + gap, length);
    const end = Math.min(start + size, length);
    from = end + 1;
    return end > start ? [{ start, end }] : [];
  });
}

test('what is not hidden stays, and every offset moves with its character', () => {
  fc.assert(
    // Without runs of eight characters there is nothing to hide but the spans.
    fc.property(
      anyText.map((text) => text.replace(/[\w+/~-]{7}/g, '$& ')),
      spans,
      (text, pairs) => {
        const given = spread(pairs, text.length);
        const redacted = new Redactor([]).redact(text, given);
        const pieces = cutAt(text, given);
        expect(redacted.text).toBe(pieces.map(({ shown }) => shown).join(''));
        for (let offset = 0; offset <= text.length; offset++) {
          const before = pieces.filter(({ start }) => start <= offset).slice(0, -1);
          const expected =
            offset === text.length
              ? redacted.text.length
              : before.map(({ shown }) => shown).join('').length;
          expect(redacted.move(offset)).toBe(expected);
        }
      },
    ),
  );
});

test('spans that overlap or hold one another are hidden as one', () => {
  fc.assert(
    fc.property(anyText, spans, (text, pairs) => {
      const given = pairs.map(([start, size]) => ({
        start: Math.min(start, text.length),
        end: Math.min(start + size, text.length),
      }));
      const reversed = new Redactor([]).redact(text, given.toReversed());
      expect(new Redactor([]).redact(text, given).text).toBe(reversed.text);
    }),
  );
});

test('one for a few texts hides in them what one that knows all secrets hides', () => {
  const letter = fc.constantFrom(...Array.from('abAB1Σσς\0İ -/'));
  const text = fc.array(letter, { maxLength: 24 }).map((letters) => letters.join(''));
  const secret = fc.array(letter, { minLength: 1, maxLength: 20 }).map((all) => all.join(''));
  fc.assert(
    fc.property(
      fc.array(secret, { maxLength: 6 }),
      fc.array(fc.tuple(text, fc.nat(24), fc.nat(12)), { minLength: 1, maxLength: 4 }),
      (secrets, lines) => {
        const shown = lines.map(([text, start, length]) => {
          const spans = [
            { start: Math.min(start, text.length), end: Math.min(start + length, text.length) },
          ];
          return { text, spans };
        });
        const all = new Redactor(secrets);
        const some = makeRedactorFor(
          secrets,
          shown.flatMap(({ text, spans }) => listGaps(text, spans)),
        );
        for (const { text, spans } of shown) {
          expect(some.redactLine(text, spans).text).toBe(all.redactLine(text, spans).text);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
