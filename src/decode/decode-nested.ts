import type { Span } from '../text/span.ts';
import { partitionPoint } from '../collections/partition-point.ts';
import { decodeBlocks, decodeSegments, type Refuse } from './decode-layer.ts';
import {
  MAX_DEPTH,
  passesNestedPrefilter,
  SHORT_RUN_LENGTH,
  type TextPrefilter,
} from './encoded-prefilter.ts';
import { findClues } from './clues/find-clues.ts';
import { CHARACTERS, LAYERS } from './layers/index.ts';
import type { Layer } from './layers/layer.ts';
import type { OffsetMap } from './offset-map.ts';
import { readSegments } from './read-segments.ts';

/** A text, and the same in Latin-1. */
export interface TextWithBytes {
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** A text that is encoded in another one. */
export interface NestedText extends TextWithBytes {
  /**
   * The location of a span in the outer text, and the layers between, the outermost first; `undefined` if it is
   * not encoded.
   */
  readonly trace: (span: Span) => Traced | undefined;
}

export interface Traced extends Span {
  readonly via: readonly string[];
  /** The span to redact. */
  readonly redactionSpan: Span;
  /** A span that may contain the rest of it. */
  readonly ambiguousWith: Span | undefined;
}

/**
 * Every text that is encoded in a text, layer by layer.
 * @param refuse called with the reason why something is not decoded
 */
export function* decodeNested(
  outer: TextWithBytes,
  prefilter: TextPrefilter,
  refuse: Refuse,
  depth: number = MAX_DEPTH,
): Generator<NestedText> {
  if (depth === 0) return;
  for (const decoded of listSplices(outer, prefilter, refuse)) {
    const { text } = decoded;
    const bytes = Buffer.from(text, 'latin1');
    yield { text, bytes, trace: (span) => traceThrough(decoded, span) };
    const nested = decodeNested({ text, bytes }, prefilter, refuse, depth - 1);
    for (const inner of nested) {
      yield {
        text: inner.text,
        bytes: inner.bytes,
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
 * The text with each kind of layer decoded. It is not always clear whether two adjacent literals are joined,
 * so each piece is also decoded alone: text after a key must not hide it.
 */
function* listSplices(
  outer: TextWithBytes,
  prefilter: TextPrefilter,
  refuse: Refuse,
): Generator<OffsetMap> {
  const joined = decodeCharacters(LAYERS.characters, outer, prefilter);
  if (joined) yield joined;
  const alone = joined?.isMixed ? decodeCharacters(CHARACTERS, outer, prefilter) : undefined;
  if (alone) yield alone;
  const isRelevant = (decoded: string): boolean => isRelevantText(decoded, prefilter);
  const blocks = decodeBlocks(LAYERS.blocks, outer, isRelevant, refuse);
  if (blocks) yield blocks;
}

/**
 * The text with characters and pieces decoded where that is relevant: where it passes the prefilter, or where
 * there is a clue to another layer.
 */
function decodeCharacters(
  layers: readonly Layer[],
  { text, bytes }: TextWithBytes,
  prefilter: TextPrefilter,
): OffsetMap | undefined {
  const segments = readSegments(layers, text, bytes);
  if (segments.length === 0) return undefined;
  let clues: readonly number[] | undefined;
  return decodeSegments(text, segments, (decoded, { start, end }) => {
    const decodedBytes = Buffer.from(decoded.text, 'latin1');
    if (prefilter(decoded.text, decodedBytes)) return true;
    clues ??= findClues(text, segments, bytes, SHORT_RUN_LENGTH)
      .map(({ at }) => at)
      .sort((a, b) => a - b);
    const first = clues[partitionPoint(clues, (at) => at < start)] ?? end;
    return first < end && passesNestedPrefilter(decoded.text, prefilter, decodedBytes);
  });
}

function isRelevantText(text: string, prefilter: TextPrefilter): boolean {
  const bytes = Buffer.from(text, 'latin1');
  return prefilter(text, bytes) || passesNestedPrefilter(text, prefilter, bytes);
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
