import { MAX_COMMENTS } from '../decode/layers/concatenation.ts';
import type { Span } from '../text/span.ts';
import { weighLine } from './weigh-line.ts';

const LINE_FEED = 0x0a;
/** The most comments between two pieces of a literal: before an operator, and after it. */
const MOST_COMMENTS = 2 * MAX_COMMENTS;

/**
 * Widens spans so far that every match that overlaps an original span is completely in the widened one. Spans
 * that meet are merged; `undefined` if they become too large.
 * @param reach the longest match, in characters of decoded text
 * @param mayJoin as in {@link weighLine}
 * @param most of all of them together, in bytes
 */
export function widen(
  bytes: Buffer,
  spans: readonly Span[],
  reach: number,
  mayJoin: () => boolean,
  most: number,
): readonly Span[] | undefined {
  const wide: { start: number; end: number }[] = [];
  let size = 0;
  for (const span of spans) {
    const last = wide.at(-1);
    // The rest is already included.
    if (last && last.end >= bytes.length) break;
    const start = findStart(bytes, span.start, reach, mayJoin, last?.end ?? 0);
    const end = findEnd(bytes, span.end, reach, mayJoin);
    if (last && start <= last.end) {
      size += Math.max(0, end - last.end);
      last.end = Math.max(end, last.end);
    } else {
      size += end - start;
      wide.push({ start, end });
    }
    if (size > most) return undefined;
  }
  return wide;
}

/** @param from end of the previous span */
function findStart(
  bytes: Buffer,
  offset: number,
  reach: number,
  mayJoin: () => boolean,
  from: number,
): number {
  let start = offset;
  let comments = 0;
  for (let left = reach; left > 0 && start > from;) {
    const before = start < 2 ? 0 : bytes.lastIndexOf(LINE_FEED, start - 2) + 1;
    const weight = weighLine(bytes, before, start, mayJoin);
    comments = weight < 0 ? comments + 1 : 0;
    if (comments === 0 || comments > MOST_COMMENTS) left -= Math.abs(weight);
    start = before;
  }
  return start;
}

function findEnd(bytes: Buffer, offset: number, reach: number, mayJoin: () => boolean): number {
  let end = offset;
  let comments = 0;
  for (let left = reach; left > 0 && end < bytes.length;) {
    const lineEnd = bytes.indexOf(LINE_FEED, end);
    const behind = lineEnd === -1 ? bytes.length : lineEnd + 1;
    const weight = weighLine(bytes, end, behind, mayJoin);
    comments = weight < 0 ? comments + 1 : 0;
    if (comments === 0 || comments > MOST_COMMENTS) left -= Math.abs(weight);
    end = behind;
  }
  return end;
}
