import type { Layer } from './layer.ts';
import { replaceEach } from './replace-each.ts';

// JSON (RFC 8259, 7), ECMAScript (`\x78`, `\u{78}`, octal), Python and C (`\U00000078`), Java (`\uuu0078`),
// Perl and C++23 (`\x{78}`, `\o{170}`), Python's names (`\N{LATIN SMALL LETTER X}`).
// Many backslashes in a row are one segment, so that a text of nothing else has few.
const ESCAPE =
  /(?:\\\\){2,}(?!\r?\n)|\\(?:u{1,8}[\da-fA-F]{4}|[ux]\{[\da-fA-F]{1,8}\}|o\{[0-7]{1,8}\}|N\{[A-Z -]{5,30}\}|x[\da-fA-F]{2}|U[\da-fA-F]{8}|[0-3]?[0-7]{1,2}|[nrtbf"'`/]|\\(?!\r?\n))/y;

const SHORT_OCTAL = /^\\[0-7]{1,2}$/;

const SINGLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Escapes of strings in JSON and in programming languages. */
export const escape: Layer = {
  name: 'escapes',
  readers: [
    replaceEach({
      first: '\\',
      second: '\\uxoNU01234567nrtbf"\'`/',
      pattern: ESCAPE,
      decode,
      mayBeLonger: (written) => SHORT_OCTAL.test(written),
    }),
  ],
};

const LETTER_NAME = /^LATIN (SMALL|CAPITAL) LETTER ([A-Z])$/;
const NAMES: Readonly<Record<string, string>> = {
  ...{ 'HYPHEN-MINUS': '-', 'LOW LINE': '_', 'QUOTATION MARK': '"', APOSTROPHE: "'" },
  ...{ 'DIGIT ZERO': '0', 'DIGIT ONE': '1', 'DIGIT TWO': '2', 'DIGIT THREE': '3' },
  ...{ 'DIGIT FOUR': '4', 'DIGIT FIVE': '5', 'DIGIT SIX': '6', 'DIGIT SEVEN': '7' },
  ...{ 'DIGIT EIGHT': '8', 'DIGIT NINE': '9', 'EQUALS SIGN': '=', COLON: ':', SPACE: ' ' },
};

/** Characters by their Unicode names, as far as they may be in or next to a key. */
function decodeName(name: string): string | undefined {
  const [, size, letter] = LETTER_NAME.exec(name) ?? [];
  return size === 'SMALL' ? letter?.toLowerCase() : (letter ?? NAMES[name]);
}

function decode(written: string): string | number | undefined {
  const kind = written.charAt(1);
  if (kind === '\\') return written.slice(written.length / 2);
  if (/[0-7]/.test(kind)) return Number.parseInt(written.slice(1), 8);
  if (written.length === 2) return SINGLE[kind] ?? kind;
  if (kind === 'N') return decodeName(written.slice(3, -1));
  const digits = written.replace(/^\\[a-zA-Z]+\{?/, '');
  return Number.parseInt(digits, kind === 'o' ? 8 : 16);
}
