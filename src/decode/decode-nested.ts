import type { Span } from '../text/span.ts';
import { CHARACTERS, LAYERS } from './layers/index.ts';
import { MAX_DEPTH, passesNestedPrefilter, type TextPrefilter } from './encoded-prefilter.ts';
import type { OffsetMap } from './offset-map.ts';
import { decodeBlocks, decodeLayers, type Refuse } from './decode-layer.ts';

/** A text that is written in another one. */
export interface NestedText {
  readonly text: string;
  /** Where a span stands in the outer text, and the layers between, the outermost first; `undefined` where it is not hidden. */
  readonly trace: (span: Span) => Traced | undefined;
}

export interface Traced extends Span {
  readonly via: readonly string[];
  /** What has to be hidden. */
  readonly redactionSpan: Span;
  /** What else ends where it goes on, perhaps. */
  readonly ambiguousWith: Span | undefined;
}

/**
 * Every text that is written in a text in layers, one within another.
 * @param refuse told why something is not decoded
 */
export function* decodeNested(
  text: string,
  prefilter: TextPrefilter,
  refuse: Refuse,
  depth: number = MAX_DEPTH,
): Generator<NestedText> {
  if (depth === 0) return;
  const isRelevant = (decoded: string): boolean =>
    prefilter(decoded) || passesNestedPrefilter(decoded, prefilter);
  for (const decoded of listSplices(text, isRelevant, refuse)) {
    yield { text: decoded.text, trace: (span) => traceThrough(decoded, span) };
    for (const inner of decodeNested(decoded.text, prefilter, refuse, depth - 1)) {
      yield {
        text: inner.text,
        trace: (span) => {
          const traced = inner.trace(span);
          if (!traced) return undefined;
          const { start, end } = decoded.toOuter(traced);
          const via = [...decoded.layersOf(traced), ...traced.via];
          const ambiguousWith = traced.ambiguousWith
            ? decoded.toOuter(traced.ambiguousWith)
            : decoded.ambiguityOf(traced);
          return {
            start,
            end,
            redactionSpan: decoded.redactionSpan(traced.redactionSpan),
            via,
            ambiguousWith,
          };
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
  isRelevant: (decoded: string) => boolean,
  refuse: Refuse,
): Generator<OffsetMap> {
  const joined = decodeLayers(LAYERS.characters, text, isRelevant);
  if (joined) yield joined;
  const alone = joined?.isMixed ? decodeLayers(CHARACTERS, text, isRelevant) : undefined;
  if (alone) yield alone;
  const blocks = decodeBlocks(LAYERS.blocks, text, isRelevant, refuse);
  if (blocks) yield blocks;
}

function traceThrough(decoded: OffsetMap, span: Span): Traced | undefined {
  const around = decoded.layersOf(span);
  const via = around.length > 0 ? around : decoded.layersBefore(span);
  if (via.length === 0) return undefined;
  return {
    ...decoded.toOuter(span),
    redactionSpan: decoded.redactionSpan(span),
    via,
    ambiguousWith: decoded.ambiguityOf(span),
  };
}
