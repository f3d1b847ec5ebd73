import { MAX_COMMENTS } from '../decode/layers/concatenation.ts';
import type { Span } from '../text/span.ts';
import { weighLine } from './weigh-line.ts';

const LINE_FEED = 0x0a;
/** So many in a row at most stand between two pieces of a literal: before an operator, and behind it. */
const MOST_COMMENTS = 2 * MAX_COMMENTS;

/**
 * Spans with so much around them that nothing which is found in the bytes stands in a span and outside of what is
 * around it. Where two meet they become one; `undefined` where they are more than is worth it.
 * @param reach how far from each other the parts of what is found stand at most, in characters of decoded text
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
    // It has been looked at already up to there.
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

/** @param from what is before is in another span */
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
