/** Lines from 1, columns from 0, as in every tree that ESLint walks. */
export interface TreePosition {
  readonly line: number;
  readonly column: number;
}

/** What ESLint takes for the end of a line. */
const LINE_BREAK = /\r\n|[\r\n\u2028\u2029]/g;

/** Where the lines of a text begin. */
export class LineStarts {
  readonly #starts: readonly number[];

  constructor(text: string) {
    const breaks = Array.from(text.matchAll(LINE_BREAK), (found) => found.index + found[0].length);
    this.#starts = [0, ...breaks];
  }

  locate(offset: number): TreePosition {
    let low = 0;
    for (let high = this.#starts.length; high - low > 1;) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? Infinity) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) };
  }
}
