import { XAI_PREFIX } from '../../rules/prefixes/xai-prefix.ts';
import type { Span } from '../text/span.ts';
import { ENCODED } from './encoded-characters.ts';
import { decodePart } from './decode-layer.ts';
import { findBlockRuns, makeAlphabet } from './find-runs.ts';
import { LAYERS } from './layers/index.ts';
import { MIN_LINE } from './layers/join-lines.ts';
import { listWithin, type DecodedSegment } from './offset-map.ts';

/** A segment, or some in a row, that may write a secret or hold it apart. */
export interface Clue extends Span {
  /** Where its first segment begins. */
  readonly at: number;
  /** How far around it the rest may stand, in characters. */
  readonly reach: number;
}

/** Around a single character, around pieces of the beginning of a key, and around those of a word. */
const REACH = { character: 192, piece: 1024, word: 512 } as const;
/** How far before a segment the beginning of a key may stand that it holds apart from the rest. */
const PREFIX_REACH = 64;
/** Of the shortest secret, and of what it is written with. */
const MIN_TEXT = 16;

/** The first characters of what every key begins with, where a piece or a line may end. */
const PREFIX_START = new RegExp(
  `${XAI_PREFIX.charAt(0)}(?:ai?)?(?=["'\`\\\\\\r\\n=^$#{%&]|$)`,
  'y',
);
const QUOTED_START = new RegExp(`${XAI_PREFIX.charAt(0)}(?:ai?)?\\\\{0,7}["'\`]`, 'y');
/** How far from a piece that is in pieces itself. */
const LIST_REACH = 512;
const EQUALS = '='.charCodeAt(0);
const BREAKS = makeAlphabet('\r\n');
const FIRST = XAI_PREFIX.charCodeAt(0);
/** The beginning of an escape, the rest of which may be in the next piece. */
const CUT =
  /(?:\\(?:[0-7]{0,2}|[oN]|u{1,8}[\da-f]{0,3}|U[\da-f]{0,7}|x[\da-f]?|[uxo]\{[\da-f]{0,7})|%(?:u[\da-f]{0,3}|[\da-f])?|&(?:#(?:x[\da-f]{0,8}|\d{0,10}))?)$/i;
const CUT_ENDS = makeAlphabet('\\%&#{0123456789abcdefABCDEFuUxoN');
const CUT_REACH = 12;
/** What may stand behind a piece. */
const BETWEEN = makeAlphabet('"\'` \t+.,&<|()[]');
const MAX_BETWEEN = 8;
/** Of a block; shorter ones say nothing. */
const MIN_PIECE = 15;
const MAX_PIECE = 64;
/** Behind a backslash that is written as two, what makes an escape of it which nobody needs. */
const ESCAPE_REST = /(?:u{1,8}|x)[\da-f{]|[oN]\{|[0-3]?[0-7]{2}/iy;
/** Behind a backslash that is written as two, what makes the escape of a line break of it. */
const BREAK_REST = /\\{0,7}[nr]/y;
/** Behind an ampersand that is written as a reference, what makes a reference of it. */
const REFERENCE_REST = /[#a-z]/iy;
/** A backslash and a letter. */
const SHORT = 2;

/**
 * What may write a part of a secret, or hold its parts apart, in a text in which no secret stands as it is.
 * @param segments that the layers of characters wrote in it
 * @param length of the shortest word that may be a block
 */
export function findClues(
  text: string,
  segments: readonly DecodedSegment[],
  bytes: Uint8Array,
  length: number,
): Clue[] {
  const clues: Clue[] = [];
  for (const segment of segments) {
    const { start, end } = segment;
    if (isTelling(text, segment) && isInText(bytes, segment))
      clues.push({ at: start, start, end, reach: REACH.character });
    const isBetween =
      partsPrefix(text, bytes, start) ||
      (segment.text === '' ? partsEscape(text, bytes, start) : breaksSoftly(text, bytes, segment));
    if (segment.text === '' && BREAKS[bytes[start] ?? 0] !== 1 && holdsPrefix(text, bytes, start))
      clues.push({ at: start, start, end, reach: REACH.piece });
    if (segment.text !== '' && endsBlock(text, bytes, start))
      clues.push({ at: start, start, end, reach: REACH.word });
    if (isBetween && isInText(bytes, segment))
      clues.push({ at: start, start, end, reach: REACH.piece });
  }
  // Once for all words of a stretch: they may stand side by side, and to decode what is around each takes longest.
  let stretch = -1;
  let isOfLines = false;
  const mayBeLines = (start: number): boolean => {
    const next = Math.floor(start / REACH.word);
    if (next === stretch) return isOfLines;
    stretch = next;
    const from = stretch * REACH.word;
    const span = { start: Math.max(0, from - REACH.word), end: from + 2 * REACH.word };
    isOfLines = holdsBlock(
      decodePart(text, { ...span, segments: listWithin(segments, span) }).text,
    );
    return isOfLines;
  };
  for (const { at, start, end, joined } of listWords(text, segments)) {
    const isRelevant =
      joined.length >= MIN_LINE &&
      ((joined.length >= length && mayBeBlock(joined)) || mayBeLines(start));
    if (isRelevant) clues.push({ at, start, end, reach: REACH.word });
  }
  return clues.sort((a, b) => a.start - b.start);
}

/** Whether it stands for a character which nobody has to escape, or for the beginning of another escape. */
function isTelling(text: string, { start, end, text: written }: DecodedSegment): boolean {
  if (written.endsWith('\\'))
    return end - start > written.length * SHORT || begins(ESCAPE_REST, text, end);
  if (written.length !== 1 || end - start <= SHORT) return false;
  if (written === '&' && text.startsWith('&amp', start)) return begins(REFERENCE_REST, text, end);
  return ENCODED[written.charCodeAt(0)] === 1;
}

function begins(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function partsPrefix(text: string, bytes: Uint8Array, start: number): boolean {
  // A line that goes on has nothing else before it.
  const reach = BREAKS[bytes[start] ?? 0] === 1 ? XAI_PREFIX.length : PREFIX_REACH;
  for (let at = start - 1; at >= start - reach; at--) {
    if (bytes[at] === FIRST && begins(PREFIX_START, text.slice(0, start), at)) return true;
  }
  return false;
}

/** Whether the beginning of a key ends a literal in the surroundings of what holds others apart. */
function holdsPrefix(text: string, bytes: Uint8Array, start: number): boolean {
  const from = Math.max(0, start - LIST_REACH);
  const part = bytes.subarray(from, start + LIST_REACH);
  for (let at = part.indexOf(FIRST); at !== -1; at = part.indexOf(FIRST, at + 1)) {
    if (begins(QUOTED_START, text, from + at)) return true;
  }
  return false;
}

/** Whether it writes the line break of a soft one of quoted-printable, or the beginning of an escape that does. */
function breaksSoftly(
  text: string,
  bytes: Uint8Array,
  { start, end, text: written }: DecodedSegment,
): boolean {
  if (bytes[start - 1] !== EQUALS) return false;
  if (written === '\n' || written === '\r') return true;
  return written.endsWith('\\') && begins(BREAK_REST, text, end);
}

function partsEscape(text: string, bytes: Uint8Array, start: number): boolean {
  return (
    CUT_ENDS[bytes[start - 1] ?? 0] === 1 &&
    CUT.test(text.slice(Math.max(0, start - CUT_REACH), start))
  );
}

/** Whether what is written stands behind a piece of a block, perhaps in what holds that and the next one apart. */
function endsBlock(text: string, bytes: Uint8Array, start: number): boolean {
  let end = start;
  while (start - end < MAX_BETWEEN && BETWEEN[bytes[end - 1] ?? 0] === 1) end--;
  let begin = end;
  while (end - begin < MAX_PIECE && ENCODED[bytes[begin - 1] ?? 0] === 1) begin--;
  return end - begin >= MIN_PIECE && mayBeBlock(text.slice(begin, end));
}

/**
 * Whether as many printable characters as the shortest secret has stand in a row there: in bytes that are no text
 * there are very many that could begin an escape.
 */
function isInText(bytes: Uint8Array, { start: from, end: to }: Span): boolean {
  let [start, end] = [from, to];
  while (end - start < MIN_TEXT && isPrintable(bytes[end] ?? 0)) end++;
  while (end - start < MIN_TEXT && isPrintable(bytes[start - 1] ?? 0)) start--;
  return end - start >= MIN_TEXT;
}

function isPrintable(code: number): boolean {
  return (code >= 0x20 && code < 0x7f) || (code >= 0x09 && code <= 0x0d);
}

interface Word extends Span {
  /** Where its first segment begins. */
  readonly at: number;
  /** What it says, without line breaks. */
  readonly joined: string;
}

/** The words of what encoded text is written with that segments stand in. */
function listWords(text: string, segments: readonly DecodedSegment[]): Word[] {
  const words: Word[] = [];
  let [at, start, joined, last] = [0, 0, '', -1];
  const complete = (): void => {
    if (last === -1) return;
    let end = last;
    while (ENCODED[text.charCodeAt(end)] === 1) end++;
    words.push({ at, start, end, joined: joined + text.slice(last, end) });
  };
  for (const segment of segments) {
    if (!isWithinWord(segment.text)) continue;
    const before = skipBack(text, segment.start, Math.max(last, 0));
    if (before !== last) {
      complete();
      [at, start, joined, last] = [segment.start, before, '', before];
    }
    joined += text.slice(last, segment.start) + segment.text.trim();
    last = segment.end;
  }
  complete();
  return words;
}

function isWithinWord(written: string): boolean {
  return (
    written === '' || written === '\n' || written === '\r' || ENCODED[written.charCodeAt(0)] === 1
  );
}

/** Where the characters before an offset begin that encoded text is written with. */
function skipBack(text: string, end: number, limit: number): number {
  let start = end;
  while (start > limit && ENCODED[text.charCodeAt(start - 1)] === 1) start--;
  return start;
}

function mayBeBlock(joined: string): boolean {
  const bytes = Buffer.from(joined, 'latin1');
  return isBlock(bytes, { start: 0, end: bytes.length });
}

/** The same of any run, which may be a line of one. */
function holdsBlock(decoded: string): boolean {
  const bytes = Buffer.from(decoded, 'latin1');
  return findBlockRuns(bytes).some((run) => isBlock(bytes, run));
}

function isBlock(bytes: Uint8Array, part: Span): boolean {
  return LAYERS.blocks.some(({ mayStandIn }) => mayStandIn(bytes, part));
}
