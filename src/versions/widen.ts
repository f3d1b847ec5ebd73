import type { Span } from '../text/span.ts';
import { weighLine } from './weigh-line.ts';

const LINE_FEED = 0x0a;
/** Where nothing ends what may go on, it is no longer cheaper to look at a part. In bytes. */
const MAX_GROWTH = 2 ** 15;

/**
 * Spans with so much around them that nothing which is found in the bytes stands in a span and outside of what is
 * around it. Where two meet they become one; `undefined` where one has no such end.
 * @param reach how far from each other the parts of what is found stand at most, in characters of decoded text
 */
export function widen(
  bytes: Buffer,
  spans: readonly Span[],
  reach: number,
): readonly Span[] | undefined {
  const wide: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = wide.at(-1);
    // It has been looked at already up to there.
    if (last && last.end >= bytes.length) break;
    const start = findStart(bytes, span.start, reach, last?.end ?? 0);
    const end = start === undefined ? undefined : findEnd(bytes, span.end, reach);
    if (start === undefined || end === undefined) return undefined;
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else wide.push({ start, end });
  }
  return wide;
}

/** @param from what is before is in another span */
function findStart(bytes: Buffer, offset: number, reach: number, from: number): number | undefined {
  let start = offset;
  for (let left = reach; left > 0 && start > from;) {
    const before = start < 2 ? 0 : bytes.lastIndexOf(LINE_FEED, start - 2) + 1;
    left -= weighLine(bytes, before, start);
    start = before;
    if (offset - start > MAX_GROWTH) return undefined;
  }
  return start;
}

function findEnd(bytes: Buffer, offset: number, reach: number): number | undefined {
  let end = offset;
  for (let left = reach; left > 0 && end < bytes.length;) {
    const lineEnd = bytes.indexOf(LINE_FEED, end);
    const behind = lineEnd === -1 ? bytes.length : lineEnd + 1;
    left -= weighLine(bytes, end, behind);
    end = behind;
    if (end - offset > MAX_GROWTH) return undefined;
  }
  return end;
}
