import { partitionPoint } from '../collections/partition-point.ts';
import type { Span } from '../text/span.ts';
import type { Stretch } from './layers/layer.ts';

/** A stretch with the name of the layer that it was written in, or of none where it is left out. */
export interface Written extends Span {
  /** What it stands for; empty for what only holds pieces apart. */
  readonly text: string;
  readonly mayGoOn: boolean;
  readonly isWhole: boolean;
  readonly isSolid: boolean;
  readonly doubt: Span | undefined;
  readonly locate: Stretch['locate'] | undefined;
  readonly layer: string | undefined;
}

/** How far before a secret its name may stand. */
const NAME_REACH = 96;

/** A text with stretches of it decoded, and the way back. */
export class Splice {
  readonly text: string;
  readonly #stretches: readonly Written[];
  readonly #starts: readonly number[];

  /**
   * @param stretches in order, none overlapping another
   * @param starts where the text of each stretch begins in the decoded text
   */
  constructor(text: string, stretches: readonly Written[], starts: readonly number[]) {
    this.text = text;
    this.#stretches = stretches;
    this.#starts = starts;
  }

  /** Whether some stretches hold pieces apart, and others stand for characters. */
  get isMixed(): boolean {
    const written = this.#stretches.filter(({ layer }) => layer !== undefined);
    return written.some(({ text }) => text === '') && written.some(({ text }) => text !== '');
  }

  /**
   * Where a span of the decoded text stands in the outer one. Both may begin and end within a character, for
   * one of base64 belongs to two bytes.
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

  /** What has to be hidden where a span stands: all of what has no parts. */
  cover(span: Span): Span {
    const solid = this.#reach(span.start, span.end).filter(({ isSolid }) => isSolid);
    const all = [this.toOuter(span), ...solid];
    return {
      start: Math.min(...all.map(({ start }) => start)),
      end: Math.max(...all.map(({ end }) => end)),
    };
  }

  /** What else ends in the outer text where a span goes on, perhaps. */
  doubtOf({ start, end }: Span): Span | undefined {
    return this.#reach(start, end).find(({ doubt }) => doubt)?.doubt;
  }

  /** The layers that a span goes through, in order, each once. */
  layersOf({ start, end }: Span): string[] {
    return listLayers(this.#reach(start, end));
  }

  /** The layers that the name before a span may be hidden by. */
  layersBefore({ start }: Span): string[] {
    const before = this.#reach(start - NAME_REACH, start);
    return listLayers(before.filter(({ text }) => text === '' || text.trim() !== ''));
  }

  /** The stretches that a span overlaps; what is cut out of it lies between two of its characters. */
  #reach(start: number, end: number): Written[] {
    const reached: Written[] = [];
    for (
      let i = Math.max(
        0,
        this.#find((at) => at <= start),
      );
      ;
      i++
    ) {
      const stretch = this.#stretches[i];
      const at = this.#starts[i];
      if (stretch === undefined || at === undefined || at >= end) return reached;
      const isCut = stretch.text === '' && at > start;
      if (isCut || Math.max(at, start) < at + stretch.text.length) reached.push(stretch);
    }
  }

  /** Where a span stands, as far as it is in a stretch or behind it. */
  #locate(i: number, start: number, end: number): Span {
    const stretch = this.#stretches[i];
    const at = this.#starts[i];
    if (stretch === undefined || at === undefined) return { start, end };
    const { length } = stretch.text;
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, length)];
    const moved = stretch.end - at - length;
    if (from >= length) return { start: start + moved, end: end + moved };
    const width = stretch.end - stretch.start;
    const inner = stretch.locate?.(from, to) ?? {
      start: (from * width) / length,
      end: (to * width) / length,
    };
    return {
      start: stretch.start + inner.start,
      end: end > at + length ? end + moved : stretch.start + inner.end,
    };
  }

  /** The last stretch that begins where it may. */
  #find(isEarlyEnough: (start: number) => boolean): number {
    return partitionPoint(this.#starts, isEarlyEnough) - 1;
  }
}

/** Each once, in order. */
function listLayers(stretches: readonly Written[]): string[] {
  return [...new Set(stretches.flatMap(({ layer }) => layer ?? []))];
}
