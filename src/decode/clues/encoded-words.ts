import type { Span } from '../../text/span.ts';
import { decodePart } from '../decode-layer.ts';
import { ENCODED } from '../encoded-characters.ts';
import { findBlockRuns, makeAlphabet } from '../find-runs.ts';
import { LAYERS } from '../layers/index.ts';
import { MIN_LINE } from '../layers/join-lines.ts';
import { listWithin, type DecodedSegment } from '../offset-map.ts';
import { REACH } from './reach.ts';

/** A word of what encoded text is written with, with segments in it. */
interface Word extends Span {
  /** Where its first segment begins. */
  readonly at: number;
  /** What it says, without line breaks. */
  readonly joined: string;
}

/** What may stand behind a piece. */
const BETWEEN = makeAlphabet('"\'` \t+.,&<|()[]');
const MAX_BETWEEN = 8;
/** Of a block; shorter ones say nothing. */
const MIN_PIECE = 15;
const MAX_PIECE = 64;
/** Neither holds the lines of a block apart. */
const NO_LINE_ENDS = makeAlphabet('.:');

/** The words that may be a block of encoded text, or one of its lines. */
export function* listEncodedWords(
  text: string,
  segments: readonly DecodedSegment[],
  bytes: Uint8Array,
  length: number,
): Generator<Word> {
  // Once for all words of a stretch: they may stand side by side, and to decode what is around each takes longest.
  let stretch = -1;
  let isOfLines = false;
  const isNearBlock = (start: number): boolean => {
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
  for (const word of listWords(text, segments)) {
    const { start, joined } = word;
    if (
      (joined.length >= length && isWhollyBlock(joined)) ||
      (mayBeLine(bytes, word) && isNearBlock(start))
    )
      yield word;
  }
}

/** Whether an offset is behind a piece of a block, perhaps in what holds that and the next one apart. */
export function endsBlock(bytes: Uint8Array, offset: number): boolean {
  let end = offset;
  while (offset - end < MAX_BETWEEN && BETWEEN[bytes[end - 1] ?? 0] === 1) end--;
  let start = end;
  while (end - start < MAX_PIECE && ENCODED[bytes[start - 1] ?? 0] === 1) start--;
  return end - start >= MIN_PIECE && mayBeBlock(bytes, { start, end });
}

/** Those that are long enough to be a line. */
function* listWords(text: string, segments: readonly DecodedSegment[]): Generator<Word> {
  let within: DecodedSegment[] = [];
  let [start, last, length] = [0, -1, 0];
  for (const segment of segments) {
    if (!isWithinWord(segment.text)) continue;
    const before = skipBack(text, segment.start, Math.max(last, 0));
    if (before !== last) {
      const word = complete(text, within, { start, end: last }, length);
      if (word) yield word;
      [within, start, last, length] = [[], before, before, 0];
    }
    length += segment.start - last + segment.text.length;
    last = segment.end;
    within.push(segment);
  }
  const word = complete(text, within, { start, end: last }, length);
  if (word) yield word;
}

/** @param length of what it says up to the end of its last segment, at most */
function complete(
  text: string,
  segments: readonly DecodedSegment[],
  { start, end: last }: Span,
  length: number,
): Word | undefined {
  const [first] = segments;
  if (!first) return undefined;
  let end = last;
  while (ENCODED[text.charCodeAt(end)] === 1) end++;
  if (length + end - last < MIN_LINE) return undefined;
  let joined = '';
  let from = start;
  for (const segment of segments) {
    joined += text.slice(from, segment.start) + segment.text.trim();
    from = segment.end;
  }
  joined += text.slice(from, end);
  return joined.length < MIN_LINE ? undefined : { at: first.start, start, end, joined };
}

function isWithinWord(decoded: string): boolean {
  return (
    decoded === '' || decoded === '\n' || decoded === '\r' || ENCODED[decoded.charCodeAt(0)] === 1
  );
}

/** Where the characters before an offset begin that encoded text is written with. */
function skipBack(text: string, end: number, limit: number): number {
  let start = end;
  while (start > limit && ENCODED[text.charCodeAt(start - 1)] === 1) start--;
  return start;
}

/** Whether a word may go on in the line before or behind. */
function mayBeLine(bytes: Uint8Array, { start, end }: Span): boolean {
  return NO_LINE_ENDS[bytes[start - 1] ?? 0] !== 1 || NO_LINE_ENDS[bytes[end] ?? 0] !== 1;
}

function isWhollyBlock(joined: string): boolean {
  const bytes = Buffer.from(joined, 'latin1');
  return mayBeBlock(bytes, { start: 0, end: bytes.length });
}

/** The same of any run, which may be a line of one. */
function holdsBlock(decoded: string): boolean {
  const bytes = Buffer.from(decoded, 'latin1');
  return findBlockRuns(bytes).some((run) => mayBeBlock(bytes, run));
}

function mayBeBlock(bytes: Uint8Array, part: Span): boolean {
  return LAYERS.blocks.some(({ mayStandIn }) => mayStandIn(bytes, part));
}
