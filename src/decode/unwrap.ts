import type { Span } from '../text/span.ts';
import { CHARACTERS, LAYERS } from './layers/index.ts';
import type { Layer } from './layers/layer.ts';
import { MAX_DEPTH, mayHideDeeper, type MayMatter } from './may-hide.ts';
import type { Splice } from './splice.ts';
import { takeOff, type Refuse } from './take-off.ts';

/** A text that is written in another one. */
export interface Unwrapped {
  readonly text: string;
  /** Where a span stands in the outer text, and the layers between, the outermost first; `undefined` where it is not hidden. */
  readonly trace: (span: Span) => Traced | undefined;
}

export interface Traced extends Span {
  readonly via: readonly string[];
  /** What has to be hidden. */
  readonly cover: Span;
  /** What else ends where it goes on, perhaps. */
  readonly doubt: Span | undefined;
}

/**
 * Every text that is written in a text in layers, one within another.
 * @param refuse told why something is not decoded
 */
export function* unwrap(
  text: string,
  mayMatter: MayMatter,
  refuse: Refuse,
  depth: number = MAX_DEPTH,
): Generator<Unwrapped> {
  if (depth === 0) return;
  const isWorthIt = (decoded: string): boolean =>
    mayMatter(decoded) || mayHideDeeper(decoded, mayMatter);
  for (const splice of listSplices(text, isWorthIt, refuse)) {
    yield { text: splice.text, trace: (span) => traceThrough(splice, span) };
    for (const inner of unwrap(splice.text, mayMatter, refuse, depth - 1)) {
      yield {
        text: inner.text,
        trace: (span) => {
          const traced = inner.trace(span);
          if (!traced) return undefined;
          const { start, end } = splice.toOuter(traced);
          const via = [...splice.layersOf(traced), ...traced.via];
          const doubt = traced.doubt ? splice.toOuter(traced.doubt) : splice.doubtOf(traced);
          return { start, end, cover: splice.cover(traced.cover), via, doubt };
        },
      };
    }
  }
}

/**
 * The text with each kind of layers taken off. Whether two literals side by side are one cannot always be
 * told, so that what is in pieces is also read piece by piece: what stands behind a key must not hide it.
 */
function* listSplices(
  text: string,
  isWorthIt: (decoded: string) => boolean,
  refuse: Refuse,
): Generator<Splice> {
  const read = (layers: readonly Layer[]): Splice | undefined =>
    takeOff(layers, text, isWorthIt, refuse);
  const joined = read(LAYERS.characters);
  if (joined) yield joined;
  const alone = joined?.isMixed ? read(CHARACTERS) : undefined;
  if (alone) yield alone;
  const blocks = read(LAYERS.blocks);
  if (blocks) yield blocks;
}

function traceThrough(splice: Splice, span: Span): Traced | undefined {
  const around = splice.layersOf(span);
  const via = around.length > 0 ? around : splice.layersBefore(span);
  if (via.length === 0) return undefined;
  return { ...splice.toOuter(span), cover: splice.cover(span), via, doubt: splice.doubtOf(span) };
}
