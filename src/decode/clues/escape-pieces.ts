import { ENCODED } from '../encoded-characters.ts';
import { LETTERS_AND_DIGITS, makeAlphabet } from '../find-runs.ts';
import type { DecodedSegment } from '../offset-map.ts';

/** A backslash and a letter. */
const SHORT = 2;
const QUOTES: ReadonlySet<string> = new Set(['"', "'", '`']);
const EQUALS = '='.charCodeAt(0);
/** After an escaped backslash: the rest of an unnecessary escape. */
const ESCAPE_REST = /(?:u{1,8}|x)[\da-f{]|[oN]\{|[0-3]?[0-7]{2}/iy;
/** After an escaped backslash: the rest of an escaped line break. */
const BREAK_REST = /\\{0,7}[nr]/y;
/** After an ampersand that is written as a reference: the rest of a reference. */
const REFERENCE_REST = /[#a-z`]/iy;
/** The beginning of an escape, the rest of which may be in the next piece; a reference to an ampersand begins another. */
const CUT =
  /^(?:\\(?:[0-7]{0,2}|[oN]|u{1,8}[\da-f]{0,3}|U[\da-f]{0,7}|x[\da-f]?|[uxo]\{[\da-f]{0,8}|N\{[A-Z -]{0,30})|%(?:u[\da-f]{0,3}|[\da-f])?|&(?:#(?:x[\da-f]{0,8}|\d{0,10})|[a-z]{1,8}|amp;)?)$/i;
const CUT_BEGINNINGS = makeAlphabet('\\%&');
/** Characters that may follow the first one. */
const WITHIN_CUT = makeAlphabet(`${LETTERS_AND_DIGITS}#{; -`);
const CUT_REACH = 33;

/** Whether a segment encodes a character that need not be encoded, or the beginning of another escape. */
export function hidesCharacter(
  text: string,
  { start, end, text: decoded }: DecodedSegment,
): boolean {
  if (decoded === '' || (end - start <= SHORT && decoded !== '\\')) return false;
  if (decoded.endsWith('\\'))
    return end - start > decoded.length * SHORT || begins(ESCAPE_REST, text, end);
  if (decoded.length !== 1) return false;
  if (decoded === '&' && text.startsWith('&amp', start)) return begins(REFERENCE_REST, text, end);
  return ENCODED[decoded.charCodeAt(0)] === 1;
}

/** Whether a segment encodes a quote in more characters than its own escape has. */
export function hidesQuote({ start, end, text: decoded }: DecodedSegment): boolean {
  return end - start > SHORT && QUOTES.has(decoded);
}

/** Whether an escape begins right before an offset and does not end there. */
export function breaksEscape(text: string, bytes: Uint8Array, offset: number): boolean {
  let at = offset - 1;
  while (offset - at < CUT_REACH && WITHIN_CUT[bytes[at] ?? 0] === 1) at--;
  return CUT_BEGINNINGS[bytes[at] ?? 0] === 1 && CUT.test(text.slice(at, offset));
}

/** Whether a segment encodes a soft line break of quoted-printable, or the beginning of an escape of one. */
export function breaksSoftly(
  text: string,
  bytes: Uint8Array,
  { start, end, text: decoded }: DecodedSegment,
): boolean {
  if (bytes[start - 1] !== EQUALS) return false;
  if (decoded === '\n' || decoded === '\r') return true;
  return decoded.endsWith('\\') && begins(BREAK_REST, text, end);
}

function begins(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
