import { findLastStart } from './find-last-start.ts';
import type { Region } from './region.ts';

const LINE_BREAK = /\r\n|\n|\r/g;
const LINE_BREAKS: ReadonlySet<number> = new Set([0x0a, 0x0d]);

/** Finds lines and columns in one text; the line starts are computed once, when they are needed. */
export class Locator {
  readonly #text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** @param start offset, @param end exclusive offset, both in UTF-16 units */
  locate(start: number, end: number): Region {
    const from = this.#lineAt(start);
    const to = this.#lineAt(end);
    return {
      line: from.index + 1,
      column: start - from.start + 1,
      endLine: to.index + 1,
      endColumn: end - to.start + 1,
      start,
      end,
    };
  }

  /** The text of a line without its line break; empty outside the text. @param line from 1 */
  lineText(line: number): string {
    const starts = this.#lineStarts();
    const start = starts[line - 1];
    if (start === undefined) return '';
    // From the end, because a line may be megabytes long, and be needed often.
    let end = starts[line] ?? this.#text.length;
    while (end > start && LINE_BREAKS.has(this.#text.charCodeAt(end - 1))) end--;
    return this.#text.slice(start, end);
  }

  #lineStarts(): readonly number[] {
    if (this.#starts) return this.#starts;
    const starts = [0];
    for (const found of this.#text.matchAll(LINE_BREAK)) starts.push(found.index + found[0].length);
    return (this.#starts = starts);
  }

  #lineAt(offset: number): { index: number; start: number } {
    const starts = this.#lineStarts();
    const index = findLastStart(starts, offset);
    return { index, start: starts[index] ?? 0 };
  }
}
