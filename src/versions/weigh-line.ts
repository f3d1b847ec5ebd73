import { ENCODED_CHARACTERS } from '../decode/encoded-characters.ts';
import { RUN_LENGTH } from '../decode/encoded-prefilter.ts';
import { makeAlphabet } from '../decode/find-runs.ts';
import { MIN_LINE } from '../decode/layers/join-lines.ts';

const BLANK = 1;
const QUOTE = 2;
/** May begin a comment, as they stand between two pieces of a literal. */
const COMMENT = 4;
/** Other characters are written with it. */
const ESCAPE = 8;
const EQUALS = 16;
const LETTER = 32;
const ENCODED = 64;
const COLON = 128;
const KINDS = makeKinds();
const HEX = makeAlphabet('0123456789abcdefABCDEF');
/** What says at the end of a line that it goes on in the next one. */
const MARKS = makeAlphabet('\\^`=');
const SLASH = '/'.charCodeAt(0);
const STAR = '*'.charCodeAt(0);
const DASH = '-'.charCodeAt(0);
const HASH = '#'.charCodeAt(0);
/** More letters than what holds two literals together is written with: `.concat(`, `new String[]`. */
const MOST_BETWEEN = 12;
/** A character is written with four others mostly, and with more seldom. */
const ESCAPED_SHARE = 4;

/**
 * How many characters of decoded text a line stands for at least, where nothing that is encoded or in pieces goes on
 * over it; 0 where something may: a line of base64 or of one word, a literal alone, a comment, an empty line.
 */
export function weighLine(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (kindAt(bytes, at) & BLANK) !== 0) at++;
  let last = end;
  while (last > at && (kindAt(bytes, last - 1) & BLANK) !== 0) last--;
  if (last === at || MARKS[bytes[last - 1] ?? 0] === 1) return 0;
  const length = last - at;
  let quote = 0;
  let letters = 0;
  let word = 0;
  let isEscaped = false;
  let isApart = false;
  let isComment = false;
  for (; at < last; at++) {
    const kind = kindAt(bytes, at);
    word = (kind & ENCODED) !== 0 ? word + 1 : 0;
    // It may be encoded text.
    if (word >= RUN_LENGTH) return 0;
    if ((kind & LETTER) !== 0) {
      if (quote === 0 && !isComment) letters++;
      continue;
    }
    if ((kind & BLANK) !== 0) isApart = true;
    else if ((kind & QUOTE) !== 0) {
      const code = bytes[at] ?? 0;
      if (quote === 0) quote = code;
      else if (quote === code) quote = 0;
    } else if ((kind & ESCAPE) !== 0) isEscaped = true;
    else if ((kind & EQUALS) !== 0) isEscaped ||= isHex(bytes, at + 1) && isHex(bytes, at + 2);
    else if (quote !== 0 || isComment) continue;
    else if ((kind & COMMENT) !== 0) isComment = beginsComment(bytes, at);
    else if ((kind & COLON) !== 0) letters = MOST_BETWEEN + 1;
  }
  // A word at the end of a line that is long enough may go on in the next one.
  if (word >= MIN_LINE || !isApart || letters <= MOST_BETWEEN) return 0;
  return isEscaped ? Math.floor(length / ESCAPED_SHARE) : length;
}

function kindAt(bytes: Uint8Array, at: number): number {
  return KINDS[bytes[at] ?? 0] ?? 0;
}

function isHex(bytes: Uint8Array, at: number): boolean {
  return HEX[bytes[at] ?? 0] === 1;
}

function beginsComment(bytes: Uint8Array, at: number): boolean {
  const [code, next] = [bytes[at], bytes[at + 1]];
  if (code === HASH || code === STAR) return true;
  if (code === SLASH) return next === SLASH || next === STAR;
  return code === DASH && next === DASH;
}

function makeKinds(): Uint8Array {
  const kinds = new Uint8Array(256);
  const add = (characters: string, kind: number): void => {
    for (const byte of Buffer.from(characters)) kinds[byte] = (kinds[byte] ?? 0) | kind;
  };
  add(' \t\r\n', BLANK);
  add('"\'`', QUOTE);
  add('#/*-', COMMENT);
  add('\\%&', ESCAPE);
  add('=', EQUALS);
  add(':', COLON);
  add('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_', LETTER);
  add(ENCODED_CHARACTERS, ENCODED);
  return kinds;
}
