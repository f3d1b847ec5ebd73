import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeControls } from '../../src/text/escape-controls.ts';
import { anyText } from '../support/arbitraries.ts';

// Controls, formats that hide or reorder, line and paragraph separators: by Unicode's own classes.
const MOVES_TERMINAL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const sequence = fc.constantFrom(
  ...['\u001b[2J', '\u001b]0;title\u0007', '\u001b]8;;https://example.com\u0007', '\u009b31m'],
  ...['\u001bc', '\b\b\b', '\r', '\u202e', '\u2066', '\u200b', '\u00ad', '\u{e0041}', '\ufff9'],
);

const anyOutput = fc
  .array(fc.oneof(anyText, sequence, fc.string({ unit: 'binary' })))
  .map((pieces) => pieces.join(''));

test('nothing is left that moves, colours, hides or reorders', () => {
  fc.assert(
    fc.property(anyOutput, (text) => {
      const escaped = escapeControls(text);
      expect(MOVES_TERMINAL.exec(escaped)).toBeNull();
      expect(stripVTControlCharacters(escaped)).toBe(escaped);
    }),
  );
});

test('other characters stay, and nothing vanishes', () => {
  fc.assert(
    fc.property(anyOutput, (text) => {
      const visible = Array.from(text)
        .filter((character) => !MOVES_TERMINAL.test(character))
        .join('');
      expect(escapeControls(visible)).toBe(visible);
      expect(escapeControls(text).length).toBeGreaterThanOrEqual(text.length);
    }),
  );
});
