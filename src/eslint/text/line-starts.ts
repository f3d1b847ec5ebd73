import { findLastStart } from '../../text/find-last-start.ts';

/** Lines from 1, columns from 0, as in every AST that ESLint traverses. */
export interface TreePosition {
  readonly line: number;
  readonly column: number;
}

/** The line breaks that ESLint recognises. */
const LINE_BREAK = /\r\n|[\r\n\u2028\u2029]/g;

/** The offsets of the lines of a text. */
export class LineStarts {
  readonly #starts: readonly number[];

  constructor(text: string) {
    const breaks = Array.from(text.matchAll(LINE_BREAK), (found) => found.index + found[0].length);
    this.#starts = [0, ...breaks];
  }

  locate(offset: number): TreePosition {
    const index = findLastStart(this.#starts, offset);
    return { line: index + 1, column: offset - (this.#starts[index] ?? 0) };
  }
}
