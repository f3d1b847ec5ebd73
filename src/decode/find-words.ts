import type { Span } from '../text/span.ts';
import { LETTERS_AND_DIGITS, makeAlphabet, type Alphabet } from './find-runs.ts';
import { JoinedLists } from './joined-lists.ts';
import { readSeparator, readPieceBefore, type LiteralSeparator } from './separator.ts';

/** A long word of what encoded text is written with. */
export interface Word extends Span {
  /** What it says, if it was put together from pieces. */
  readonly joined?: string;
}

/** Whatever an encoded key is written with, in any layer. */
export const ENCODED_CHARACTERS: string = `${LETTERS_AND_DIGITS}+/-_%\\&#;={}`;
export const ENCODED: Alphabet = makeAlphabet(ENCODED_CHARACTERS);
/** What stands behind a piece of a literal, or behind a line that goes on. */
const ENDS: Alphabet = makeAlphabet('"\'`^\r\n');
/** What stands between two pieces, but for words. */
const BETWEEN: Alphabet = makeAlphabet('"\'`^\r\n \t+.,()[]{}&<>|$');
const QUOTES: Alphabet = makeAlphabet('"\'`');
const OPENING = '('.charCodeAt(0);
/** The longest word before a literal: `u8"`, `.concat("`. */
const PREFIX_LENGTH = 6;
const BLANKS: Alphabet = makeAlphabet(' \t');
/** Before the last blank of an indentation. */
const INDENTS: Alphabet = makeAlphabet(' \t\r\n');
const LOWER: Alphabet = makeAlphabet('abcdefghijklmnopqrstuvwxyz-');
const MIN_PROSE = 6;
const COLON = ':'.charCodeAt(0);
/**
 * The words of a text that have so many characters at least. Looks at the last character that such a word
 * would need first, as Boyer and Moore did, and from there back to where the word begins: of most texts it
 * sees a few in a hundred, which is what makes it fast enough for every file. Words in pieces it finds if
 * one of the pieces, or what is between two, is looked at: those that are twice as long.
 * @param bytes of the text in Latin-1; reading characters out of a string takes three times as long
 */
export function* findWords(text: string, bytes: Uint8Array, length: number): Generator<Word> {
  const lists = new JoinedLists(text);
  let known = 0;
  for (let from = 0; ;) {
    const found = findWord(bytes, from, length, lists);
    if (!found) return;
    const { piece, next } = found;
    if (piece.end - piece.start >= length) yield piece;
    const first = piece.start < known ? undefined : findFirst(bytes, piece, known, lists);
    const pieces = first ? listPieces(bytes, first, lists) : [];
    if (first && pieces.length > 1) {
      known = pieces.at(-1)?.end ?? known;
      const joined = pieces.map(({ start, end }) => text.slice(start, end)).join('');
      if (joined.length >= length) yield { start: first.start, end: known, joined };
    }
    from = next;
  }
}

interface Found {
  readonly piece: Span;
  /** Where no word goes on. */
  readonly next: number;
}

/** The next word that is long enough, or a piece that goes on in another one. */
function findWord(
  bytes: Uint8Array,
  from: number,
  length: number,
  lists: JoinedLists,
): Found | undefined {
  for (
    let start = from, last = start + length - 1;
    last < bytes.length;
    last = start + length - 1
  ) {
    let at = last;
    while (at >= start && ENCODED[bytes[at] ?? 0] === 1) at--;
    if (at < start) {
      const end = skipWord(bytes, last);
      return { piece: { start, end }, next: end + 1 };
    }
    const known = start;
    start = at + 1;
    const isWithin = at < last && !isBeforeLiteral(bytes, at, last);
    // Between two pieces, the one before.
    if (!isWithin) while (at >= known && BETWEEN[bytes[at] ?? 0] === 1) at--;
    if (isWithin ? !mayBegin(bytes, at) : ENDS[bytes[at + 1] ?? 0] !== 1) continue;
    const end = isWithin ? skipWord(bytes, last) : at + 1;
    if (!isWithin) while (at >= known && ENCODED[bytes[at] ?? 0] === 1) at--;
    // The name of a member.
    if (bytes[end + 1] === COLON) continue;
    // The last piece goes on in no other, but has some before it.
    const isLong = 2 * (end - at) > length;
    if (!isLong && ENDS[bytes[end] ?? 0] !== 1) continue;
    const piece = { start: at + 1, end };
    if (isLong || readNextSeparator(bytes, piece, lists))
      return { piece, next: Math.max(start, end + 1) };
  }
  return undefined;
}

/** Whether the word that begins behind an offset belongs to what stands between two literals. */
function isBeforeLiteral(bytes: Uint8Array, at: number, last: number): boolean {
  const limit = at + 1 + PREFIX_LENGTH;
  let end = last;
  while (end <= limit && ENCODED[bytes[end] ?? 0] === 1) end++;
  if (end > limit) return false;
  const opening = bytes[end] === OPENING ? end + 1 : end;
  return QUOTES[bytes[opening] ?? 0] === 1 && ENDS[bytes[at] ?? 0] !== 1;
}

/** Whether a piece of a literal, or a line, may begin behind an offset. */
function mayBegin(bytes: Uint8Array, at: number): boolean {
  const before = bytes[at] ?? 0;
  return ENDS[before] === 1 || (BLANKS[before] === 1 && INDENTS[bytes[at - 1] ?? 0] === 1);
}

/** What stands between a piece and the next one. */
function readNextSeparator(
  bytes: Uint8Array,
  piece: Span,
  lists: JoinedLists,
): LiteralSeparator | undefined {
  const joint = ENDS[bytes[piece.end] ?? 0] === 1 ? readSeparator(bytes, piece) : undefined;
  if (!joint?.hasComma) return joint;
  // Lists of words are not read, nor is the next member of an object.
  if (isProse(bytes, piece) || !lists.isNear(piece.end)) return undefined;
  const end = skipWord(bytes, joint.end);
  return ENDS[bytes[end] ?? 0] === 1 && bytes[end + 1] !== COLON ? joint : undefined;
}

/** Whether a piece is a word of lower case, and too long to be so by chance. */
function isProse(bytes: Uint8Array, { start, end }: Span): boolean {
  let at = start;
  while (at < end && LOWER[bytes[at] ?? 0] === 1) at++;
  return at === end && end - start >= MIN_PROSE;
}

/** All the pieces that one of them belongs to. */
function listPieces(bytes: Uint8Array, first: Span, lists: JoinedLists): Span[] {
  const pieces: Span[] = [];
  for (let next: Span | undefined = first; next;) {
    const joint: LiteralSeparator | undefined = readNextSeparator(bytes, next, lists);
    pieces.push({ start: next.start, end: joint?.start ?? next.end });
    next = joint && { start: joint.end, end: skipWord(bytes, joint.end) };
  }
  return pieces;
}

function findFirst(bytes: Uint8Array, piece: Span, known: number, lists: JoinedLists): Span {
  for (let first = piece; ;) {
    const before = readPieceBefore(bytes, ENCODED, first.start, known);
    // Not every comma before it holds it apart.
    if (!before || !readNextSeparator(bytes, before, lists)) return first;
    first = before;
  }
}

/** Behind the last character of a word. */
function skipWord(bytes: Uint8Array, at: number): number {
  let end = at;
  while (ENCODED[bytes[end] ?? 0] === 1) end++;
  return end;
}
