import { partitionPoint } from '../collections/partition-point.ts';
import type { Span } from '../text/span.ts';
import type { EncodedSegment } from './layers/layer.ts';

/** A segment with the name of its layer; without one, it is left out. */
export interface DecodedSegment extends Span {
  /** The decoded text; empty for a separator of pieces. */
  readonly text: string;
  readonly mayBeLonger: boolean;
  readonly isWholeText: boolean;
  readonly hasNoInnerOffsets: boolean;
  readonly ambiguousWith: Span | undefined;
  readonly locate: EncodedSegment['locate'] | undefined;
  readonly layer: string | undefined;
}

export function toDecodedSegment(
  segment: EncodedSegment,
  layer: string | undefined,
): DecodedSegment {
  return {
    start: segment.start,
    end: segment.end,
    text: segment.text,
    mayBeLonger: segment.mayBeLonger ?? false,
    isWholeText: segment.isWholeText ?? false,
    hasNoInnerOffsets: segment.hasNoInnerOffsets ?? false,
    ambiguousWith: segment.ambiguousWith,
    locate: segment.locate,
    layer,
  };
}

/** The segments that are completely in a span. */
export function listWithin(
  segments: readonly DecodedSegment[],
  { start, end }: Span,
): DecodedSegment[] {
  const from = partitionPoint(segments, (segment) => segment.start < start);
  const to = partitionPoint(segments, (segment) => segment.end <= end);
  return segments.slice(from, to);
}

/** How far a secret's name may precede it. */
const NAME_REACH = 96;

/** A text with segments of it decoded, and the mapping back. */
export class OffsetMap {
  readonly text: string;
  readonly #segments: readonly DecodedSegment[];
  readonly #starts: readonly number[];

  /**
   * @param segments in order, without overlaps
   * @param starts offset of each segment's text in the decoded text
   */
  constructor(text: string, segments: readonly DecodedSegment[], starts: readonly number[]) {
    this.text = text;
    this.#segments = segments;
    this.#starts = starts;
  }

  /** Whether some segments are separators, and others stand for characters. */
  get isMixed(): boolean {
    const written = this.#segments.filter(({ layer }) => layer !== undefined);
    return written.some(({ text }) => text === '') && written.some(({ text }) => text !== '');
  }

  /**
   * The location of a span of the decoded text in the outer one. Both ends may be inside a character, because
   * one character of base64 belongs to two bytes.
   */
  toOuter({ start, end }: Span): Span {
    return {
      start: this.#locate(
        this.#find((at) => at <= start),
        start,
        end,
      ).start,
      end: this.#locate(
        this.#find((at) => at < end),
        start,
        end,
      ).end,
    };
  }

  /** The span to redact: it includes the whole of a segment without inner offsets. */
  redactionSpan(span: Span): Span {
    const solid = this.#reach(span.start, span.end).filter(
      ({ hasNoInnerOffsets }) => hasNoInnerOffsets,
    );
    const all = [this.toOuter(span), ...solid];
    return {
      start: Math.min(...all.map(({ start }) => start)),
      end: Math.max(...all.map(({ end }) => end)),
    };
  }

  /** The span in the outer text that may contain the rest of a span. */
  ambiguityOf({ start, end }: Span): Span | undefined {
    return this.#reach(start, end).find(({ ambiguousWith }) => ambiguousWith)?.ambiguousWith;
  }

  /** The layers of the segments in a span, in order, each once. */
  layersOf({ start, end }: Span): string[] {
    return listLayers(this.#reach(start, end));
  }

  /** The layers that may encode the name before a span. */
  layersBefore({ start }: Span): string[] {
    const before = this.#reach(start - NAME_REACH, start);
    return listLayers(before.filter(({ text }) => text === '' || text.trim() !== ''));
  }

  /** The segments that a span overlaps; separators are between two of its characters. */
  #reach(start: number, end: number): DecodedSegment[] {
    const reached: DecodedSegment[] = [];
    for (
      let i = Math.max(
        0,
        this.#find((at) => at <= start),
      );
      ;
      i++
    ) {
      const segment = this.#segments[i];
      const at = this.#starts[i];
      if (segment === undefined || at === undefined || at >= end) return reached;
      const isCut = segment.text === '' && at > start;
      if (isCut || Math.max(at, start) < at + segment.text.length) reached.push(segment);
    }
  }

  /** The location of a span in the outer text, relative to a segment that it is in or follows. */
  #locate(i: number, start: number, end: number): Span {
    const segment = this.#segments[i];
    const at = this.#starts[i];
    if (segment === undefined || at === undefined) return { start, end };
    const { length } = segment.text;
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, length)];
    const moved = segment.end - at - length;
    if (from >= length) return { start: start + moved, end: end + moved };
    const width = segment.end - segment.start;
    const inner = segment.locate?.(from, to) ?? {
      start: (from * width) / length,
      end: (to * width) / length,
    };
    return {
      start: segment.start + inner.start,
      end: end > at + length ? end + moved : segment.start + inner.end,
    };
  }

  /** The last segment that begins early enough. */
  #find(isEarlyEnough: (start: number) => boolean): number {
    return partitionPoint(this.#starts, isEarlyEnough) - 1;
  }
}

/** Each once, in order. */
function listLayers(segments: readonly DecodedSegment[]): string[] {
  return [...new Set(segments.flatMap(({ layer }) => layer ?? []))];
}
