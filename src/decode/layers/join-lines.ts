import { partitionPoint } from '../../collections/partition-point.ts';
import { findLastStart } from '../../text/find-last-start.ts';
import type { Span } from '../../text/span.ts';
import type { EncodedSegment } from './layer.ts';
import { skip } from './skip.ts';

/** A word with its continuation on the next lines, as one piece. */
export interface Joined extends Span {
  readonly text: string;
  /** The location of a part of `text`, from `start` on. */
  readonly locate: (start: number, end: number) => Span;
  /** Each line by itself. */
  readonly lines: readonly Span[];
}

const BREAK = /[ \t]{0,64}\r?\n[ \t]{0,64}(?:(?:[#*>]|\/\/)[ \t]{0,8})?/y;
/** Encoders wrap at 76 characters or less, which is too short for a key. */
const KEY_LENGTH = 84;
/** Separates texts that are read twice. */
const BETWEEN = '\n';
/** Shorter lines are words. */
export const MIN_LINE = 16;

/**
 * A run with the lines that continue it, the last one up to a character outside of the alphabet.
 * @param line sticky, matches characters of the alphabet
 */
export function joinLines(text: string, run: Span, line: RegExp): Joined {
  const pieces: Span[] = [run];
  for (let last = run; last.end - last.start >= MIN_LINE || last === run;) {
    const start = skip(BREAK, text, last.end);
    const end = start === undefined ? undefined : skipAll(line, text, start);
    // A word that only begins with characters of the alphabet does not belong to it.
    if (start === undefined || end === undefined || /\w/.test(text.charAt(end))) break;
    last = { start, end };
    pieces.push(last);
  }
  return join(text, pieces);
}

/**
 * The decoded lines together, and before them each line alone that is long enough for a key: it is not clear
 * whether the next line continues it or begins something else.
 */
export function decodeLines(
  text: string,
  joined: Joined,
  decode: (piece: Joined) => EncodedSegment | undefined,
): EncodedSegment | undefined {
  const { lines } = joined;
  // A decoded line is shorter than the line.
  const long = lines.length > 1 ? lines.filter(({ start, end }) => end - start >= KEY_LENGTH) : [];
  const whole = long
    .flatMap((line) => decode(join(text, [line])) ?? [])
    .filter((part) => part.text.length >= KEY_LENGTH);
  const together = decode(joined);
  const parts = together ? [...whole, together] : whole;
  const [first, ...others] = parts;
  if (!first || others.length === 0) return first;
  const starts: number[] = [];
  let length = 0;
  for (const part of parts) {
    starts.push(length);
    length += part.text.length + BETWEEN.length;
  }
  const { start } = joined;
  return {
    start,
    end: parts.reduce((end, part) => Math.max(end, part.end), joined.end),
    text: parts.map((part) => part.text).join(BETWEEN),
    isWholeText: true,
    locate: (from, to) => {
      const at = findLastStart(starts, from);
      const [part = first, partStart = 0] = [parts[at], starts[at]];
      const inner = part.locate?.(from - partStart, to - partStart) ?? { start: 0, end: part.end };
      const moved = part.start - start;
      return { start: inner.start + moved, end: inner.end + moved };
    },
  };
}

function join(text: string, pieces: readonly Span[]): Joined {
  const [first = { start: 0, end: 0 }] = pieces;
  const { end } = pieces.at(-1) ?? first;
  // The end of each piece in the joined text.
  const ends: number[] = [];
  for (const piece of pieces) ends.push((ends.at(-1) ?? 0) + piece.end - piece.start);
  const locate = (at: number, offset: number): number => {
    const piece = pieces[at];
    if (!piece) return end - first.start;
    const before = (ends[at] ?? 0) - (piece.end - piece.start);
    return piece.start + (offset - before) - first.start;
  };
  return {
    start: first.start,
    end,
    text: pieces.map((piece) => text.slice(piece.start, piece.end)).join(''),
    // At the boundary of two pieces, a start belongs to the second one and an end to the first.
    locate: (from, to) => ({
      start: locate(
        partitionPoint(ends, (pieceEnd) => pieceEnd <= from),
        from,
      ),
      end: locate(
        partitionPoint(ends, (pieceEnd) => pieceEnd < to),
        to,
      ),
    }),
    lines: pieces,
  };
}

function skipAll(pattern: RegExp, text: string, at: number): number | undefined {
  let end = skip(pattern, text, at);
  for (let next = end; next !== undefined; next = skip(pattern, text, next)) end = next;
  return end;
}
