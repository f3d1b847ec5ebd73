import type { Span } from '../text/span.ts';
import type { Layer } from './layers/layer.ts';
import { Splice, type Written } from './splice.ts';

/** Is told why something in a text is not decoded, as said of the file. */
export type Refuse = (reason: string) => void;

/** How far from what a layer wrote the rest of a secret, or its name, may stand. */
const REACH = 640;

/**
 * The surroundings of what some layers wrote, with that decoded; `undefined` where they wrote nothing
 * that matters.
 * @param refuse told why something is not decoded
 */
export function takeOff(
  layers: readonly Layer[],
  text: string,
  isWorthIt: (decoded: string) => boolean,
  refuse: Refuse = () => undefined,
): Splice | undefined {
  const kept: Written[] = [];
  const starts: number[] = [];
  const texts: string[] = [];
  let length = 0;
  let behind = 0;
  for (const surroundings of listSurroundings(text, listWritten(layers, text, isWorthIt, refuse))) {
    const decoded = decodePart(text, surroundings);
    if (!isWorthIt(decoded.text)) continue;
    kept.push(leaveOut(behind, surroundings.start));
    starts.push(length);
    length += BETWEEN.length;
    for (const stretch of decoded.stretches) kept.push(stretch);
    for (const start of decoded.starts) starts.push(length + start);
    texts.push(BETWEEN, decoded.text);
    length += decoded.text.length;
    behind = surroundings.end;
  }
  return kept.length === 0 ? undefined : new Splice(texts.join(''), kept, starts);
}

/** Stands for whatever is left out. */
const BETWEEN = '\n';

/** Before and behind a whole text: no word goes on over it, nor is it part of what holds words apart. */
const EDGE = '\0';

function makeEdge(at: number): Written {
  return { ...leaveOut(at, at), text: EDGE };
}

const NO_STRETCH = {
  mayGoOn: false,
  isWhole: false,
  isSolid: false,
  doubt: undefined,
  locate: undefined,
  layer: undefined,
} as const;

function leaveOut(start: number, end: number): Written {
  return { start, end, text: BETWEEN, ...NO_STRETCH };
}

/** What the layers wrote, in order, none overlapping another: the first of two, and what was found first. */
function listWritten(
  layers: readonly Layer[],
  text: string,
  isWorthIt: (decoded: string) => boolean,
  refuse: Refuse,
): Written[] {
  const written: Written[] = [];
  let isInOrder = true;
  let last = 0;
  for (const { name, find } of layers) {
    // A text may be made of nothing else, and copying each costs more than finding it.
    for (const stretch of find(text, isWorthIt)) {
      if (stretch.limit !== undefined) refuse(stretch.limit);
      written.push({
        start: stretch.start,
        end: stretch.end,
        text: stretch.text,
        mayGoOn: stretch.mayGoOn ?? false,
        isWhole: stretch.isWhole ?? false,
        isSolid: stretch.isSolid ?? false,
        doubt: stretch.doubt,
        locate: stretch.locate,
        layer: name,
      });
      if (stretch.start < last) isInOrder = false;
      last = stretch.start;
    }
  }
  return setApart(isInOrder ? written : written.sort((a, b) => a.start - b.start));
}

/**
 * Without those that overlap one before. What may go on behind the place where pieces are held apart can
 * be told when they are put together.
 */
function setApart(written: readonly Written[]): Written[] {
  const apart: Written[] = [];
  let last: Written | undefined;
  for (const stretch of written) {
    if (last && stretch.start < last.end) continue;
    if (last?.mayGoOn && stretch.text === '' && last.end === stretch.start) apart.pop();
    apart.push(stretch);
    last = stretch;
  }
  return apart;
}

interface Surroundings extends Span {
  readonly stretches: readonly Written[];
}

function* listSurroundings(text: string, written: readonly Written[]): Generator<Surroundings> {
  let stretches: Written[] = [];
  let [start, end] = [0, 0];
  for (const stretch of written) {
    if (stretches.length > 0 && stretch.start > end) {
      yield { start, end, stretches };
      stretches = [];
    }
    if (stretches.length === 0) start = Math.max(end, stretch.start - REACH);
    end = Math.min(text.length, stretch.end + REACH);
    stretches.push(stretch);
  }
  if (stretches.length > 0) yield { start, end, stretches };
}

interface Decoded {
  readonly text: string;
  readonly stretches: readonly Written[];
  /** Where the text of each stretch begins. */
  readonly starts: readonly number[];
}

function decodePart(outer: string, { start, end, stretches }: Surroundings): Decoded {
  const all = stretches.some(({ isWhole }) => isWhole)
    ? stretches.flatMap((stretch) => (stretch.isWhole ? setOff(stretch) : stretch))
    : stretches;
  const starts: number[] = [];
  let text = '';
  let from = start;
  for (const stretch of all) {
    if (stretch.start > from) text += outer.slice(from, stretch.start);
    starts.push(text.length);
    text += stretch.text;
    from = stretch.end;
  }
  return { text: text + outer.slice(from, end), stretches: all, starts };
}

function setOff(stretch: Written): Written[] {
  return [makeEdge(stretch.start), stretch, makeEdge(stretch.end)];
}
