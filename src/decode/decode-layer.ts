import type { Span } from '../text/span.ts';
import type { Layer } from './layers/layer.ts';
import { OffsetMap, type DecodedSegment } from './offset-map.ts';

/** Is told why something in a text is not decoded, as said of the file. */
export type Refuse = (reason: string) => void;

/** How far from what a layer wrote the rest of a secret, or its name, may stand. */
const REACH = 640;

/**
 * The surroundings of what some layers wrote, with that decoded; `undefined` where they wrote nothing
 * that matters.
 * @param refuse told why something is not decoded
 */
export function decodeLayer(
  layers: readonly Layer[],
  text: string,
  isRelevant: (decoded: string) => boolean,
  refuse: Refuse = () => undefined,
): OffsetMap | undefined {
  const kept: DecodedSegment[] = [];
  const starts: number[] = [];
  const texts: string[] = [];
  let length = 0;
  let behind = 0;
  for (const surroundings of listSurroundings(
    text,
    listWritten(layers, text, isRelevant, refuse),
  )) {
    const decoded = decodePart(text, surroundings);
    if (!isRelevant(decoded.text)) continue;
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

/** Stands for whatever is left out. */
const BETWEEN = '\n';

/** Before and behind a whole text: no word goes on over it, nor is it part of what holds words apart. */
const EDGE = '\0';

function makeEdge(at: number): DecodedSegment {
  return { ...leaveOut(at, at), text: EDGE };
}

const NO_STRETCH = {
  mayBeLonger: false,
  isWholeText: false,
  hasNoInnerOffsets: false,
  ambiguousWith: undefined,
  locate: undefined,
  layer: undefined,
} as const;

function leaveOut(start: number, end: number): DecodedSegment {
  return { start, end, text: BETWEEN, ...NO_STRETCH };
}

/** What the layers wrote, in order, none overlapping another: the first of two, and what was found first. */
function listWritten(
  layers: readonly Layer[],
  text: string,
  isRelevant: (decoded: string) => boolean,
  refuse: Refuse,
): DecodedSegment[] {
  const written: DecodedSegment[] = [];
  let isInOrder = true;
  let last = 0;
  for (const { name, find } of layers) {
    // A text may be made of nothing else, and copying each costs more than finding it.
    for (const segment of find(text, isRelevant)) {
      if (segment.limit !== undefined) refuse(segment.limit);
      written.push({
        start: segment.start,
        end: segment.end,
        text: segment.text,
        mayBeLonger: segment.mayBeLonger ?? false,
        isWholeText: segment.isWholeText ?? false,
        hasNoInnerOffsets: segment.hasNoInnerOffsets ?? false,
        ambiguousWith: segment.ambiguousWith,
        locate: segment.locate,
        layer: name,
      });
      if (segment.start < last) isInOrder = false;
      last = segment.start;
    }
  }
  return setApart(isInOrder ? written : written.sort((a, b) => a.start - b.start));
}

/**
 * Without those that overlap one before. What may go on behind the place where pieces are held apart can
 * be told when they are put together.
 */
function setApart(written: readonly DecodedSegment[]): DecodedSegment[] {
  const apart: DecodedSegment[] = [];
  let last: DecodedSegment | undefined;
  for (const segment of written) {
    if (last && segment.start < last.end) continue;
    if (last?.mayBeLonger && segment.text === '' && last.end === segment.start) apart.pop();
    apart.push(segment);
    last = segment;
  }
  return apart;
}

interface Surroundings extends Span {
  readonly segments: readonly DecodedSegment[];
}

function* listSurroundings(
  text: string,
  written: readonly DecodedSegment[],
): Generator<Surroundings> {
  let segments: DecodedSegment[] = [];
  let [start, end] = [0, 0];
  for (const segment of written) {
    if (segments.length > 0 && segment.start > end) {
      yield { start, end, segments };
      segments = [];
    }
    if (segments.length === 0) start = Math.max(end, segment.start - REACH);
    end = Math.min(text.length, segment.end + REACH);
    segments.push(segment);
  }
  if (segments.length > 0) yield { start, end, segments };
}

interface Decoded {
  readonly text: string;
  readonly segments: readonly DecodedSegment[];
  /** Where the text of each segment begins. */
  readonly starts: readonly number[];
}

function decodePart(outer: string, { start, end, segments }: Surroundings): Decoded {
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
