import { foldCase } from '../../rules/fold-case.ts';
import { PIECE_LENGTH, PieceIndex } from '../finding/piece-index.ts';
import type { Span } from '../text/span.ts';

/** The span of a secret. */
export interface KnownSpan extends Span {
  readonly value: string;
}

/** Secrets that were found, to find them again without a name. */
export class KnownSecrets {
  /** By their first characters, in lower case. */
  readonly #values = new Map<string, Set<string>>();
  #index: PieceIndex | undefined;

  /** A shorter text is too likely to occur by chance. */
  add(value: string): void {
    if (value.length < PIECE_LENGTH) return;
    const head = getHead(value);
    const values = this.#values.get(head);
    if (values) values.add(value);
    else {
      this.#values.set(head, new Set([value]));
      this.#index = undefined;
    }
  }

  mayStandIn(text: string): boolean {
    return this.#values.size > 0 && this.findIn(text).length > 0;
  }

  /** The spans of all of them as a whole, in order, without overlaps. */
  findIn(text: string): KnownSpan[] {
    if (this.#values.size === 0) return [];
    const index = (this.#index ??= new PieceIndex(this.#values.keys()));
    const folded = foldCase(text);
    const spans: KnownSpan[] = [];
    for (let at = 0; at + PIECE_LENGTH <= folded.length; at++) {
      if (!index.has(folded, at)) continue;
      const value = this.#findAt(text, at, folded.slice(at, at + PIECE_LENGTH));
      if (value === undefined) continue;
      spans.push({ start: at, end: at + value.length, value });
      at += value.length - 1;
    }
    return spans;
  }

  /** The longest one at an offset. */
  #findAt(text: string, at: number, head: string): string | undefined {
    let found: string | undefined;
    for (const value of this.#values.get(head) ?? []) {
      if (value.length > (found?.length ?? 0) && text.startsWith(value, at)) found = value;
    }
    return found;
  }
}

function getHead(value: string): string {
  return foldCase(value).slice(0, PIECE_LENGTH);
}
