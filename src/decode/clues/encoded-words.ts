import type { Span } from '../../text/span.ts';
import { decodePart } from '../decode-layer.ts';
import { ENCODED } from '../encoded-characters.ts';
import { findBlockRuns, makeAlphabet } from '../find-runs.ts';
import { LAYERS } from '../layers/index.ts';
import { MIN_LINE } from '../layers/join-lines.ts';
import { listWithin, type DecodedSegment } from '../offset-map.ts';
import { REACH } from './reach.ts';

/** A word of characters of encoded text, with segments in it. */
interface Word extends Span {
  /** Start of its first segment. */
  readonly at: number;
  /** The decoded word, without line breaks. */
  readonly joined: string;
}

/** Characters that may follow a piece. */
const BETWEEN = makeAlphabet('"\'` \t\r\n+.,&<|()[]');
const MAX_BETWEEN = 8;
/** The shortest piece of a block that can be recognised. */
const MIN_PIECE = 15;
const MAX_PIECE = 64;
/** How many characters suffice if others precede them, such as those of a quote written as a reference. */
const PIECE_END = 17;
/** Neither character separates the lines of a block. */
const NO_LINE_ENDS = makeAlphabet('.:');

/** The words that may be a block of encoded text, or one of its lines. */
export function* listEncodedWords(
  text: string,
  segments: readonly DecodedSegment[],
  bytes: Uint8Array,
  length: number,
): Generator<Word> {
  // Decoded once for adjacent words, because decoding the surroundings of each would take the longest.
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

/** Whether an offset follows a piece of a block, perhaps within the separator before the next one. */
export function endsBlock(bytes: Uint8Array, offset: number): boolean {
  let end = offset;
  while (offset - end < MAX_BETWEEN && BETWEEN[bytes[end - 1] ?? 0] === 1) end--;
  let start = end;
  while (end - start < MAX_PIECE && ENCODED[bytes[start - 1] ?? 0] === 1) start--;
  if (end - start < MIN_PIECE) return false;
  return (
    mayBeBlock(bytes, { start, end }) ||
    mayBeBlock(bytes, { start: Math.max(start, end - PIECE_END), end })
  );
}

/** The words that are long enough to be a line. */
function listWords(text: string, segments: readonly DecodedSegment[]): Word[] {
  const words: Word[] = [];
  // The current word, and its maximum decoded length.
  let [first, start, last, length] = [0, 0, -1, 0];
  const complete = (behind: number): void => {
    if (last === -1) return;
    let end = last;
    while (ENCODED[text.charCodeAt(end)] === 1) end++;
    if (length + end - last < MIN_LINE) return;
    const within = segments.slice(first, behind).filter((other) => isWithinWord(other.text));
    const joined = join(text, within, { start, end });
    if (joined.length >= MIN_LINE)
      words.push({ at: within[0]?.start ?? start, start, end, joined });
  };
  for (let index = 0; index < segments.length; index++) {
    const segment = segments[index];
    if (!segment || !isWithinWord(segment.text)) continue;
    const before = skipBack(text, segment.start, Math.max(last, 0));
    if (before !== last) {
      complete(index);
      [first, start, last, length] = [index, before, before, 0];
    }
    length += segment.start - last + segment.text.length;
    last = segment.end;
  }
  complete(segments.length);
  return words;
}

function join(text: string, segments: readonly DecodedSegment[], { start, end }: Span): string {
  let joined = '';
  let from = start;
  for (const segment of segments) {
    joined += text.slice(from, segment.start) + segment.text.trim();
    from = segment.end;
  }
  return joined + text.slice(from, end);
}

function isWithinWord(decoded: string): boolean {
  return (
    decoded === '' || decoded === '\n' || decoded === '\r' || ENCODED[decoded.charCodeAt(0)] === 1
  );
}

/** The start of the encoded characters before an offset. */
function skipBack(text: string, end: number, limit: number): number {
  let start = end;
  while (start > limit && ENCODED[text.charCodeAt(start - 1)] === 1) start--;
  return start;
}

/** Whether a word may be continued from the line before or on the line after. */
function mayBeLine(bytes: Uint8Array, { start, end }: Span): boolean {
  return NO_LINE_ENDS[bytes[start - 1] ?? 0] !== 1 || NO_LINE_ENDS[bytes[end] ?? 0] !== 1;
}

function isWhollyBlock(joined: string): boolean {
  const bytes = Buffer.from(joined, 'latin1');
  return mayBeBlock(bytes, { start: 0, end: bytes.length });
}

/** The same for any run, which may be a line of a block. */
function holdsBlock(decoded: string): boolean {
  const bytes = Buffer.from(decoded, 'latin1');
  return findBlockRuns(bytes).some((run) => mayBeBlock(bytes, run));
}

function mayBeBlock(bytes: Uint8Array, part: Span): boolean {
  return LAYERS.blocks.some(({ mayStandIn }) => mayStandIn(bytes, part));
}
