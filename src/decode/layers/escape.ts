import type { Layer, Stretch } from './layer.ts';
import { replaceEach } from './replace-each.ts';

// JSON (RFC 8259, 7), ECMAScript (`\x78`, `\u{78}`, octal), Python and C (`\U00000078`).
// Many backslashes in a row are one stretch, so that a text of nothing else has few.
const ESCAPE =
  /(?:\\\\){2,}(?!\r?\n)|\\(?:u[\da-fA-F]{4}|u\{[\da-fA-F]{1,8}\}|x[\da-fA-F]{2}|U[\da-fA-F]{8}|[0-3]?[0-7]{1,2}|[nrtbf"'`/]|\\(?!\r?\n))/g;

const SHORT_OCTAL = /^\\[0-7]{1,2}$/;

const SINGLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Escapes of strings in JSON and in programming languages. */
export const escape: Layer = {
  name: 'escapes',
  find: (text): Iterable<Stretch> =>
    replaceEach(text, ESCAPE, decode, (written) => SHORT_OCTAL.test(written)),
};

function decode(written: string): string | number {
  const kind = written.charAt(1);
  if (kind === '\\') return written.slice(written.length / 2);
  if (/[0-7]/.test(kind)) return Number.parseInt(written.slice(1), 8);
  if (written.length === 2) return SINGLE[kind] ?? kind;
  return Number.parseInt(written.slice(written.charAt(2) === '{' ? 3 : 2), 16);
}
