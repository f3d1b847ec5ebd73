import type { Span } from '../../redactor.ts';

/** What stands in one line or goes on in the next, as one piece. */
export interface Joined extends Span {
  readonly text: string;
  /** Where a part of `text` stands, from `start` on. */
  readonly locate: (start: number, end: number) => Span;
}

const BREAK = /[ \t]{0,64}\r?\n[ \t]{0,64}(?:(?:[#*>]|\/\/)[ \t]{0,8})?/y;
/** Shorter lines are words. */
const MIN_LINE = 16;

/**
 * A run with the lines that it goes on in, the last one up to what is no character of the alphabet.
 * @param line sticky, matches such characters
 */
export function joinLines(text: string, run: Span, line: RegExp): Joined {
  const pieces: Span[] = [run];
  for (let last = run; last.end - last.start >= MIN_LINE || last === run;) {
    const start = skip(BREAK, text, last.end);
    const end = start === undefined ? undefined : skipAll(line, text, start);
    if (start === undefined || end === undefined) break;
    last = { start, end };
    pieces.push(last);
  }
  const { end } = pieces.at(-1) ?? run;
  return {
    start: run.start,
    end,
    text: pieces.map((piece) => text.slice(piece.start, piece.end)).join(''),
    locate: (from, to) => ({
      start: locateIn(pieces, from).start - run.start,
      end: locateIn(pieces, to - 1).end - run.start,
    }),
  };
}

/** The character at an offset of the joined pieces. */
function locateIn(pieces: readonly Span[], offset: number): Span {
  let left = offset;
  for (const { start, end } of pieces) {
    if (left < end - start) return { start: start + left, end: start + left + 1 };
    left -= end - start;
  }
  const end = pieces.at(-1)?.end ?? 0;
  return { start: end, end };
}

function skip(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function skipAll(pattern: RegExp, text: string, at: number): number | undefined {
  let end = skip(pattern, text, at);
  for (let next = end; next !== undefined; next = skip(pattern, text, next)) end = next;
  return end;
}
