import { ENCODED_CHARACTERS } from '../decode/encoded-characters.ts';
import { HEX, LETTERS_AND_DIGITS, makeAlphabet, RUN_LENGTH } from '../decode/find-runs.ts';
import { BETWEEN_CHARACTERS } from '../decode/layers/concatenation.ts';
import { CONTINUATION_MARKS } from '../decode/layers/continuation.ts';
import { MIN_LINE } from '../decode/layers/join-lines.ts';

const BLANK = 1;
const QUOTE = 2;
/** May begin a comment between two pieces of a literal. */
const COMMENT = 4;
/** Used in escapes of other characters. */
const ESCAPE = 8;
const EQUALS = 16;
const LETTER = 32;
/** Used in encoded text. */
const ENCODED = 64;
/** May separate two literals that make one string, or that are in a list. */
const BETWEEN = 128;
const COLON = 256;
/** A word directly after it may be the rest of an escape, such as of a line break. */
const TAINT = 512;
const KINDS = makeKinds();
/** Marks of a line continuation. */
const MARKS = makeAlphabet(CONTINUATION_MARKS);
const BACKSLASH = '\\'.charCodeAt(0);
const SLASH = '/'.charCodeAt(0);
const STAR = '*'.charCodeAt(0);
const DASH = '-'.charCodeAt(0);
const HASH = '#'.charCodeAt(0);
/** The longest word between two literals of a list, besides the prefix of a literal. */
const LISTED_WORD = 'array'.length;
const LONGEST_PREFIX = 2;
/** Last letters of the words before a bracket between two literals: `concat`, `array`. */
const LAST_BETWEEN = makeAlphabet('tTyY');
const BRACKETS = makeAlphabet('([{');
/** An escape mostly has four characters, seldom more, and at most this many. */
const ESCAPED_SHARE = 4;
const LONGEST_ESCAPE = '\\N{LATIN CAPITAL LETTER X}'.length;

/**
 * The minimum number of decoded characters in a line, if no encoded or split text can continue over it; 0 if
 * it can: a line of base64 or of one word, a literal alone, an empty line. Negative for a comment, several of
 * which may separate two pieces.
 * @param mayJoin whether lists of literals may be joined in the text; called if a line may be part of one
 */
export function weighLine(
  bytes: Uint8Array,
  start: number,
  end: number,
  mayJoin: () => boolean,
): number {
  let at = start;
  while (at < end && (kindAt(bytes, at) & BLANK) !== 0) at++;
  let last = end;
  while (last > at && (kindAt(bytes, last - 1) & BLANK) !== 0) last--;
  if (last === at || MARKS[bytes[last - 1] ?? 0] === 1) return 0;
  if ((kindAt(bytes, at) & COMMENT) !== 0 && beginsComment(bytes, at))
    return -weighText(bytes, at + 2, last, false, mayJoin);
  return weighText(bytes, at, last, true, mayJoin);
}

/** @param mayBeComment whether a comment may be skipped */
function weighText(
  bytes: Uint8Array,
  start: number,
  end: number,
  mayBeComment: boolean,
  mayJoin: () => boolean,
): number {
  /** Characters that may join literals, stand for fewer characters, or continue on the next line. */
  let lost = 0;
  /** Characters since the last word; before a quote, they may join literals. */
  let gap = 0;
  /** Length of the current run that may be encoded. */
  let run = 0;
  let escapes = 0;
  let quote = 0;
  let hasQuote = false;
  let word = 0;
  let isTainted = false;
  /** Whether the line may be in a list of literals. */
  let isListed = true;
  /** Whether the line contains something that no split text can continue over. */
  let isApart = false;
  /** Whether only separators follow the last quote. */
  let isBehindQuote = mayBeComment;
  let at = start;
  for (; at < end; at++) {
    const kind = kindAt(bytes, at);
    if ((kind & LETTER) !== 0) {
      if (word === 0) isTainted = at > start && (kindAt(bytes, at - 1) & TAINT) !== 0;
      if (++word > LONGEST_PREFIX) gap = 0;
      else gap++;
      run++;
      isBehindQuote = false;
      continue;
    }
    if (word > 0) {
      isApart ||= !isTainted && endsWord(bytes, at, kind);
      isListed &&= quote !== 0 || mayBeListed(word);
      word = 0;
    }
    if ((kind & ENCODED) !== 0) run++;
    else {
      if (run >= RUN_LENGTH) lost += run;
      run = 0;
    }
    if (isBehindQuote && (kind & COMMENT) !== 0 && beginsComment(bytes, at)) {
      const behind = skipComment(bytes, at, end);
      if (behind === end) break;
      lost += behind - at;
      at = behind - 1;
      continue;
    }
    if ((kind & QUOTE) !== 0) {
      const code = bytes[at] ?? 0;
      if (quote === 0) quote = code;
      else if (quote === code) quote = 0;
      hasQuote = true;
      isBehindQuote = mayBeComment;
      lost += gap + 1;
      gap = 0;
    } else if ((kind & BETWEEN) === 0) {
      isBehindQuote = false;
      gap = 0;
    } else gap++;
    if ((kind & ESCAPE) !== 0) escapes++;
    else if ((kind & EQUALS) !== 0 && isHex(bytes, at + 1) && isHex(bytes, at + 2)) escapes++;
    else if ((kind & COLON) !== 0) {
      isApart = true;
      isListed &&= quote !== 0;
    }
  }
  isListed &&= word === 0 || quote !== 0 || mayBeListed(word);
  // A long word at the end of a line may continue on the next one.
  if (run >= MIN_LINE) lost += run;
  if (!isApart || (hasQuote && isListed && mayJoin())) return 0;
  const weight = Math.max(0, at - start - lost - gap);
  return Math.max(Math.floor(weight / ESCAPED_SHARE), weight - escapes * LONGEST_ESCAPE);
}

/** Whether a word may be between two literals of a list. */
function mayBeListed(length: number): boolean {
  return length <= LONGEST_PREFIX || length === LISTED_WORD;
}

/** Whether a word that ends there is neither part of encoded text nor between two literals. */
function endsWord(bytes: Uint8Array, at: number, kind: number): boolean {
  if ((kind & (ENCODED | QUOTE)) !== 0) return false;
  if (BRACKETS[bytes[at] ?? 0] === 1) return LAST_BETWEEN[bytes[at - 1] ?? 0] !== 1;
  if ((kind & BLANK) === 0) return true;
  let next = at + 1;
  while ((kindAt(bytes, next) & BLANK) !== 0) next++;
  // Blanks before an escaped line break are skipped.
  return bytes[next] !== BACKSLASH;
}

function kindAt(bytes: Uint8Array, at: number): number {
  return KINDS[bytes[at] ?? 0] ?? 0;
}

function isHex(bytes: Uint8Array, at: number): boolean {
  return HEX[bytes[at] ?? 0] === 1;
}

function beginsComment(bytes: Uint8Array, at: number): boolean {
  const [code, next] = [bytes[at], bytes[at + 1]];
  if (code === HASH) return true;
  if (code === SLASH) return next === SLASH || next === STAR;
  return code === DASH && next === DASH;
}

/** @returns `end` if the rest of the line is a comment */
function skipComment(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start + 1] !== STAR) return end;
  for (let at = start + 2; at + 1 < end; at++)
    if (bytes[at] === STAR && bytes[at + 1] === SLASH) return at + 2;
  return end;
}

function makeKinds(): Uint16Array {
  const kinds = new Uint16Array(256);
  const add = (characters: string, kind: number): void => {
    for (const byte of Buffer.from(characters)) kinds[byte] = (kinds[byte] ?? 0) | kind;
  };
  add(' \t\r\n', BLANK);
  add('"\'`', QUOTE);
  add('#/-', COMMENT);
  add('\\%&', ESCAPE);
  add('=', EQUALS);
  add(':', COLON);
  add(`${LETTERS_AND_DIGITS}_`, LETTER);
  add(ENCODED_CHARACTERS, ENCODED);
  add(`${BETWEEN_CHARACTERS},[]`, BETWEEN);
  add('\\%&#={;', TAINT);
  return kinds;
}
