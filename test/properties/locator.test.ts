import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Locator } from '../../src/text/locator.ts';
import { anyText } from '../support/arbitraries.ts';

/** Line and column of an offset, counted character by character. */
function count(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let column = 1;
  for (let at = 0; at < offset; at++) {
    const isBreak = text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n');
    line += isBreak ? 1 : 0;
    column = isBreak ? 1 : column + 1;
  }
  return { line, column };
}

const span = anyText.chain((text) =>
  fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .map(([one, other]) => ({ text, start: Math.min(one, other), end: Math.max(one, other) })),
);

test('places are those of counting', () => {
  fc.assert(
    fc.property(span, ({ text, start, end }) => {
      const from = count(text, start);
      const to = count(text, end);
      expect(new Locator(text).locate(start, end)).toEqual({
        ...from,
        ...{ endLine: to.line, endColumn: to.column },
        ...{ start, end },
      });
    }),
  );
});

test('lines are those of splitting', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const locator = new Locator(text);
      const lines = text.split(/\r\n|\r|\n/);
      expect(lines.map((_, i) => locator.lineText(i + 1))).toEqual(lines);
      expect([locator.lineText(0), locator.lineText(lines.length + 1)]).toEqual(['', '']);
    }),
  );
});
