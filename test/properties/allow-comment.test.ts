import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findAllowComments } from '../../rules/allow-comments/allow-comment.ts';
import { ALLOW_WORD } from '../../rules/allow-comments/allow-word.ts';
import { anyText, xaiKey } from '../support/arbitraries.ts';
import { judgeText, lintText } from '../support/lint-text.ts';

const lineBreak = fc.constantFrom('\n', '\r\n', '\r');
const blanks = fc.string({ unit: fc.constantFrom(' ', '\t'), maxLength: 5 });
const opener = fc.constantFrom('#', '//', '/*', '--', ';', '<!--', '%', '{/*');
/** Begins and ends in a letter, so that nothing of it is trimmed or taken for the end of the comment. */
const reason = fc
  .string({ unit: fc.constantFrom(...Array.from('abc xyz,:()"é字🔑')), maxLength: 80 })
  .map((text) => `a${text}z`);
const line = anyText.map((text) => text.replace(/[\r\n]/g, ' '));

const comment = fc.record({ opener, blank: blanks, reason });

test('a comment with a reason allows its line, whatever the line is', () => {
  fc.assert(
    fc.property(line, xaiKey, line, comment, (before, key, between, { opener, blank, reason }) => {
      const text = `${before} ${key} ${between} ${opener}${blank}${ALLOW_WORD}: ${reason}`;
      // What stands before the key may be a secret as well.
      const { kept, suppressed } = lintText(text);
      expect(kept).toEqual([]);
      expect(suppressed.length).toBeGreaterThan(0);
      for (const allowed of suppressed)
        expect(allowed).toMatchObject({ by: 'inline-allow', reason });
    }),
  );
});

test('alone on a line it allows the next one, and no other', () => {
  fc.assert(
    fc.property(
      ...[xaiKey, lineBreak, blanks, comment, line],
      (key, eol, indent, { opener, blank, reason }, after) => {
        const allow = `${indent}${opener}${blank}${ALLOW_WORD}: ${reason}`;
        const lines = [`${key} ${after}`, allow, `${key} ${after}`, `${key} ${after}`];
        expect(judgeText(lines.join(eol))).toEqual(['no-xai-key', 'inline-allow', 'no-xai-key']);
      },
    ),
  );
});

test('text without the word allows nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(anyText, opener, fc.constant('keyfence-'))), (pieces) => {
      expect(findAllowComments(pieces.join(''))).toEqual([]);
    }),
  );
});

test('what is read of any comment lies in the text', () => {
  const piece = fc.oneof(anyText, opener, fc.constant(ALLOW_WORD), fc.constant(': '), reason);
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      for (const { start, end, reason } of findAllowComments(text)) {
        expect(text.slice(start, end)).toBe(ALLOW_WORD);
        expect(text.slice(end)).toContain(reason);
        expect(reason).not.toMatch(/[\r\n]/);
      }
    }),
  );
});
