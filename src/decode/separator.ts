import type { Span } from '../text/span.ts';
import { LETTERS, LETTERS_AND_DIGITS, makeAlphabet, type Alphabet } from './find-runs.ts';

const LETTER = makeAlphabet(LETTERS);
const WORD = makeAlphabet(`${LETTERS_AND_DIGITS}+/-_%&#;`);
const QUOTES = makeAlphabet('"\'`');
const BACKSLASH = makeAlphabet('\\');
/** What stands between two literals that make one string, but for words. */
export const BETWEEN_CHARACTERS = ' \t\r\n+=.,(){}&<>|$@#';
const BETWEEN = makeAlphabet(BETWEEN_CHARACTERS);
const BETWEEN_REACH = 120;
/** `f"`, `u8"`, `.concat("` */
export const PREFIX_REACH = 8;
const PREFIX = makeAlphabet(LETTERS_AND_DIGITS);
const OPENING = makeAlphabet('(');
const ESCAPE = '\\'.charCodeAt(0);
/** `\n`, `\r`, `\t` */
const BLANK_LETTERS = makeAlphabet('nrt');
const LETTER_N = 'n'.charCodeAt(0);
const DASHES = makeAlphabet('/-');
const SLASH = '/'.charCodeAt(0);
const STAR = '*'.charCodeAt(0);
const HASH = '#'.charCodeAt(0);
const COLON = ':'.charCodeAt(0);
const BAR = '|'.charCodeAt(0);
const COMMA = ','.charCodeAt(0);

const LINE_FEED = '\n'.charCodeAt(0);
const CARRIAGE_RETURN = '\r'.charCodeAt(0);
/** What says that a line goes on in the next one, of what is part of words and of what is not. */
const MARKS = makeAlphabet('\\=');
const OTHER_MARKS = makeAlphabet('`^');
/** Shorter lines are words, if nothing says that they go on. */
export const MIN_LINE = 16;
const INDENT = makeAlphabet(' \t');
const COMMENT = makeAlphabet('#*>/');
const INDENT_REACH = 64;

/** What holds a piece and the next one apart. */
export interface LiteralSeparator extends Span {
  readonly hasComma: boolean;
}

/** What stands behind a piece and before the next one. */
export function readSeparator(bytes: Uint8Array, piece: Span): LiteralSeparator | undefined {
  return readBreak(bytes, piece) ?? readQuotes(bytes, piece);
}

function readBreak(bytes: Uint8Array, { start, end }: Span): LiteralSeparator | undefined {
  let at = end;
  let from = end;
  if (OTHER_MARKS[bytes[at] ?? 0] === 1) at++;
  if (bytes[at] === CARRIAGE_RETURN) at++;
  if (bytes[at] !== LINE_FEED) return undefined;
  while (from > start && MARKS[bytes[from - 1] ?? 0] === 1) from--;
  const isMarked = from < end || OTHER_MARKS[bytes[end] ?? 0] === 1;
  at = skip(bytes, INDENT, at + 1, INDENT_REACH);
  const behind = skip(bytes, COMMENT, at, 2);
  // A line of base64 may begin with a slash.
  const isComment = behind > at && (bytes[at] !== SLASH || INDENT[bytes[behind] ?? 0] === 1);
  if (isComment) at = skip(bytes, INDENT, behind, INDENT_REACH);
  if (!isMarked && (isRuler(bytes, end) || !isLong(bytes, { start, end }, at))) return undefined;
  return { start: from, end: at, hasComma: false };
}

/** Whether a line or the next one has a long word. */
function isLong(bytes: Uint8Array, { start, end }: Span, next: number): boolean {
  if (end - start >= MIN_LINE) return true;
  return skip(bytes, WORD, next, MIN_LINE) === next + MIN_LINE && !isRuler(bytes, next + MIN_LINE);
}

/** Whether a line that is drawn ends there, as in `// -----`. */
function isRuler(bytes: Uint8Array, end: number): boolean {
  const last = bytes[end - 1];
  return last === bytes[end - 2] && last === bytes[end - 3] && last === bytes[end - 4];
}

function readQuotes(bytes: Uint8Array, { start, end }: Span): LiteralSeparator | undefined {
  if (QUOTES[bytes[end] ?? 0] !== 1) return undefined;
  let at = skipBetween(bytes, end + 1);
  if (isAlternative(bytes, end + 1, at)) return undefined;
  const hasComma = holdsComma(bytes, end + 1, at);
  const comment = skipComment(bytes, at);
  if (comment > at) at = skipBetween(bytes, comment);
  at = skipListed(bytes, at);
  if (at > end + 1 && LETTER[bytes[at] ?? 0] === 1) {
    at = skip(bytes, OPENING, skip(bytes, PREFIX, at, PREFIX_REACH), 1);
  }
  at = skip(bytes, BACKSLASH, at, PREFIX_REACH);
  if (QUOTES[bytes[at] ?? 0] !== 1) return undefined;
  let backslashes = 0;
  while (end - backslashes > start && bytes[end - 1 - backslashes] === ESCAPE) backslashes++;
  // The quote's own, as `readQuote` tells them.
  const own = ((backslashes + 1) & ~backslashes) - 1;
  return { start: end - own, end: at + 1, hasComma };
}

/** Behind what stands between two literals, line breaks that are written as escapes included. */
function skipBetween(bytes: Uint8Array, at: number): number {
  for (let end = at; ;) {
    end = skip(bytes, BETWEEN, end, BETWEEN_REACH);
    const letter = bytes[end] === ESCAPE ? skip(bytes, BACKSLASH, end, PREFIX_REACH) : end;
    const isBlank = letter > end && BLANK_LETTERS[bytes[letter] ?? 0] === 1;
    if (!isBlank || end - at > BETWEEN_REACH) return end;
    end = letter + 1;
  }
}

/** Behind the end of a string that is a line, and the beginning of the next one in the list. */
function skipListed(bytes: Uint8Array, at: number): number {
  const isLine =
    QUOTES[bytes[at] ?? 0] === 1 && bytes[at - 1] === LETTER_N && bytes[at - 2] === ESCAPE;
  if (!isLine || bytes[at + 1] !== COMMA) return at;
  const opening = skip(bytes, BETWEEN, at + 2, BETWEEN_REACH);
  return QUOTES[bytes[opening] ?? 0] === 1 ? skipBetween(bytes, opening + 1) : at;
}

/** Where the line break stands that ends a comment, be it an escape, or behind one in a line; the same where there is none. */
function skipComment(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first === SLASH && bytes[at + 1] === STAR) return skipBlockComment(bytes, at);
  // Of `#` what stands between two literals is read already, blanks included.
  let last = at - 1;
  while (INDENT[bytes[last] ?? 0] === 1) last--;
  const isComment = bytes[last] === HASH || (DASHES[first] === 1 && bytes[at + 1] === first);
  if (!isComment) return at;
  const limit = Math.min(bytes.length, at + BETWEEN_REACH);
  let end = at;
  while (end < limit && bytes[end] !== LINE_FEED && bytes[end] !== ESCAPE) end++;
  return end < limit ? end : at;
}

function skipBlockComment(bytes: Uint8Array, at: number): number {
  const limit = Math.min(bytes.length, at + BETWEEN_REACH);
  for (let end = at + 4; end <= limit; end++) {
    if (bytes[end - 1] === SLASH && bytes[end - 2] === STAR) return end;
  }
  return at;
}

/** Whether one bar alone stands between, as between the types `"a" | "b"`. */
function isAlternative(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (bytes[at] === BAR) return bytes[at + 1] !== BAR;
  }
  return false;
}

function holdsComma(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] === COMMA) return true;
  return false;
}

/**
 * The piece before the one that begins at an offset.
 * @param alphabet of pieces
 * @param from where it may begin at the earliest
 */
export function readPieceBefore(
  bytes: Uint8Array,
  alphabet: Alphabet,
  next: number,
  from: number,
): Span | undefined {
  const isQuoted = QUOTES[bytes[next - 1] ?? 0] === 1;
  const limit = Math.max(from, next - BETWEEN_REACH);
  // Lines of a list have quotes of their own.
  for (let at = next - 2; at > limit && bytes[at] !== COLON; at--) {
    const behind = bytes[at + 1] ?? 0;
    if (!isQuoted && behind !== LINE_FEED && INDENT[behind] !== 1 && COMMENT[behind] !== 1) break;
    if (isQuoted ? !mayEndLiteral(bytes, at) : behind !== LINE_FEED) continue;
    let end = isQuoted ? at : at + 1;
    if (!isQuoted && bytes[end - 1] === CARRIAGE_RETURN) end--;
    if (!isQuoted && OTHER_MARKS[bytes[end - 1] ?? 0] === 1) end--;
    let start = end;
    while (start > from && alphabet[bytes[start - 1] ?? 0] === 1) start--;
    const piece = { start, end };
    if (start < end && readSeparator(bytes, piece)?.end === next) return piece;
    if (!isQuoted) return undefined;
  }
  return undefined;
}

function mayEndLiteral(bytes: Uint8Array, at: number): boolean {
  if (QUOTES[bytes[at] ?? 0] !== 1) return false;
  const behind = bytes[at + 1] ?? 0;
  return BETWEEN[behind] === 1 || QUOTES[behind] === 1 || behind === ESCAPE || behind === SLASH;
}

function skip(bytes: Uint8Array, alphabet: Uint8Array, at: number, reach: number): number {
  let end = at;
  while (end < at + reach && alphabet[bytes[end] ?? 0] === 1) end++;
  return end;
}
