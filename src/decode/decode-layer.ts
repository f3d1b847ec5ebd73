import type { Span } from '../text/span.ts';
import { findBlockRuns } from './find-runs.ts';
import type { Block, BlockSource, Layer } from './layers/layer.ts';
import { OffsetMap, toDecodedSegment, type DecodedSegment } from './offset-map.ts';
import { readSegments, setApart } from './read-segments.ts';

/** Called with the reason why something in a text is not decoded, worded to follow the name of the file. */
export type Refuse = (reason: string) => void;

/** How far the rest of a secret, or its name, may be from a decoded segment. */
const REACH = 640;

/** The surroundings of the segments of some layers, decoded; `undefined` if there are no relevant ones. */
export function decodeLayers(
  layers: readonly Layer[],
  text: string,
  isRelevant: (decoded: string) => boolean,
): OffsetMap | undefined {
  const segments = readSegments(layers, text, Buffer.from(text, 'latin1'));
  return decodeSegments(text, segments, (decoded) => isRelevant(decoded.text));
}

/** The same for blocks. @param refuse called with the reason why something is not decoded */
export function decodeBlocks(
  blocks: readonly Block[],
  outer: Pick<BlockSource, 'text' | 'bytes'>,
  isRelevant: (decoded: string) => boolean,
  refuse: Refuse,
): OffsetMap | undefined {
  // Blocks are checked for relevance when they are found.
  return decodeSegments(outer.text, findBlocks(blocks, outer, isRelevant, refuse), () => true);
}

/**
 * The same for segments in order.
 * @param isRelevant called with the surroundings of adjacent ones
 */
export function decodeSegments(
  text: string,
  written: readonly DecodedSegment[],
  isRelevant: (decoded: Decoded, surroundings: Surroundings) => boolean,
): OffsetMap | undefined {
  const kept: DecodedSegment[] = [];
  const starts: number[] = [];
  const texts: string[] = [];
  let length = 0;
  let behind = 0;
  for (const surroundings of splitApart(text, written)) {
    const decoded = decodePart(text, surroundings);
    if (!isRelevant(decoded, surroundings)) continue;
    kept.push(leaveOut(behind, surroundings.start));
    starts.push(length);
    length += BETWEEN.length;
    for (const segment of decoded.segments) kept.push(segment);
    for (const start of decoded.starts) starts.push(length + start);
    texts.push(BETWEEN, decoded.text);
    length += decoded.text.length;
    behind = surroundings.end;
  }
  return kept.length === 0 ? undefined : new OffsetMap(texts.join(''), kept, starts);
}

/** Separates the surroundings; the text between them is left out. */
const BETWEEN = '\n';

/** Before and after a whole text: it neither continues a word nor is part of a separator. */
const EDGE = '\0';

function makeEdge(at: number): DecodedSegment {
  return { ...leaveOut(at, at), text: EDGE };
}

function leaveOut(start: number, end: number): DecodedSegment {
  return toDecodedSegment({ start, end, text: BETWEEN }, undefined);
}

/** The segments of some blocks, in order, without overlaps. */
function findBlocks(
  blocks: readonly Block[],
  { text, bytes }: Pick<BlockSource, 'text' | 'bytes'>,
  isRelevant: (decoded: string) => boolean,
  refuse: Refuse,
): DecodedSegment[] {
  const source = { text, bytes, runs: findBlockRuns(bytes), length: 0 };
  const written: DecodedSegment[] = [];
  for (const { name, find } of blocks) {
    // A text may consist of segments only, and copying each would cost more than finding it.
    for (const segment of find(source, isRelevant)) {
      if (segment.limit !== undefined) refuse(segment.limit);
      written.push(toDecodedSegment(segment, name));
    }
  }
  return setApart(written.sort((a, b) => a.start - b.start));
}

/** A part of a text with its segments. */
export interface Surroundings extends Span {
  readonly segments: readonly DecodedSegment[];
}

function* splitApart(text: string, written: readonly DecodedSegment[]): Generator<Surroundings> {
  let segments: DecodedSegment[] = [];
  let [start, end] = [0, 0];
  for (const segment of written) {
    // The surroundings of a segment end where those of the next begin.
    if (segments.length > 0 && segment.start - REACH > end) {
      yield { start, end, segments };
      segments = [];
    }
    if (segments.length === 0) start = Math.max(0, segment.start - REACH);
    end = Math.min(text.length, segment.end + REACH);
    segments.push(segment);
  }
  if (segments.length > 0) yield { start, end, segments };
}

export interface Decoded {
  readonly text: string;
  readonly segments: readonly DecodedSegment[];
  /** The offset of each segment's text. */
  readonly starts: readonly number[];
}

export function decodePart(outer: string, { start, end, segments }: Surroundings): Decoded {
  const all = segments.some(({ isWholeText }) => isWholeText)
    ? segments.flatMap((segment) => (segment.isWholeText ? setOff(segment) : segment))
    : segments;
  const starts: number[] = [];
  let text = '';
  let from = start;
  for (const segment of all) {
    if (segment.start > from) text += outer.slice(from, segment.start);
    starts.push(text.length);
    text += segment.text;
    from = segment.end;
  }
  return { text: text + outer.slice(from, end), segments: all, starts };
}

function setOff(segment: DecodedSegment): DecodedSegment[] {
  return [makeEdge(segment.start), segment, makeEdge(segment.end)];
}
