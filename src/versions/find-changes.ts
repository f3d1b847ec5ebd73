import type { Span } from '../text/span.ts';
import { countCommonPrefix, countCommonSuffix } from './common-bytes.ts';

/** Bytes of a version that are not in another one; an empty change is where two parts of that one meet. */
export interface Change extends Span {
  /** Offset in the other version of the bytes after it, up to the next change. */
  readonly behind: number;
}

/** Minimum length of the whole lines that are searched for in the other version, in bytes. */
const ANCHOR = 48;
/**
 * How far ahead it is searched, in bytes, because most deletions are short. The distance doubles each time,
 * up to a limit.
 */
const FIRST_REACH = 512;
const DOUBLINGS = 3;
/** After how many attempts the whole other version is searched, which is slow, and the limit of attempts. */
const FAR_TURNS: ReadonlySet<number> = new Set([4, 12, 36]);
const MAX_TURNS = 64;
/** The growth of the number of lines that are skipped at a time. */
const SKIP_TURNS = 4;
const LINE_FEED = 0x0a;

/**
 * The changed parts of a version, in order, without overlaps, in whole lines. The bytes before the first
 * change, between two changes and after the last one are contiguous in the other version.
 */
export function findChanges(base: Buffer, next: Buffer): Change[] {
  const changes: Change[] = [];
  const limit = Math.min(base.length, next.length);
  const prefix = countCommonPrefix(base, 0, limit, next, 0, limit);
  if (prefix === base.length && prefix === next.length) return changes;
  let from = toLineStart(next, prefix);
  let baseFrom = from;
  const suffix = countCommonSuffix(base, from, base.length, next, from, next.length);
  const end = toNextLine(next, next.length - suffix);
  const baseEnd = base.length - (next.length - end);
  const middle = base.subarray(0, baseEnd);
  for (;;) {
    const found = findAnchor(middle, baseFrom, next, from, end);
    if (!found) break;
    const { at, start } = found;
    // Extends the match backwards over skipped lines.
    const before = countCommonSuffix(middle, Math.min(baseFrom, at), at, next, from, start);
    const first = before === start - from ? from : toNextLine(next, start - before);
    changes.push({ start: from, end: first, behind: at - (start - first) });
    const common = countCommonPrefix(middle, at, baseEnd, next, start, end);
    if (start + common === end) {
      from = end;
      // The match extends to the common end.
      if (at + common === baseEnd) return changes;
      break;
    }
    from = toLineStart(next, start + common);
    baseFrom = at + from - start;
  }
  changes.push({ start: from, end, behind: baseEnd });
  return changes;
}

/** Reconstructs a version from another one and the changes. */
export function applyChanges(
  base: Buffer,
  changes: readonly Change[],
  changed: readonly Buffer[],
  length: number,
): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let at = 0;
  let behind = 0;
  for (const [index, change] of changes.entries()) {
    base.copy(bytes, at, behind, behind + change.start - at);
    changed[index]?.copy(bytes, change.start);
    at = change.end;
    behind = change.behind;
  }
  base.copy(bytes, at, behind, behind + length - at);
  return bytes;
}

interface Anchor {
  /** Its offset in the other version. */
  readonly at: number;
  readonly start: number;
}

/** The next lines that are anywhere in the other version, too. */
function findAnchor(
  base: Buffer,
  baseFrom: number,
  next: Buffer,
  from: number,
  end: number,
): Anchor | undefined {
  let start = from;
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    const stop = Math.min(end, toNextLine(next, Math.min(start + ANCHOR, end)));
    if (stop - start < ANCHOR) return undefined;
    const anchor = next.subarray(start, stop);
    const reach = FIRST_REACH << Math.min(turn, DOUBLINGS);
    const near = base.subarray(baseFrom, baseFrom + reach).indexOf(anchor);
    if (near !== -1) return { at: baseFrom + near, start };
    const far = FAR_TURNS.has(turn) ? base.indexOf(anchor) : -1;
    if (far !== -1) return { at: far, start };
    // In growing steps: skipped lines are matched backwards later.
    for (let lines = 0; lines <= turn / SKIP_TURNS; lines++) start = toNextLine(next, start + 1);
    if (start >= end) return undefined;
  }
  return undefined;
}

/** The start of the line at an offset. */
function toLineStart(bytes: Buffer, offset: number): number {
  return offset === 0 ? 0 : bytes.lastIndexOf(LINE_FEED, offset - 1) + 1;
}

/** The offset itself if a line starts there, else the start of the next line. */
function toNextLine(bytes: Buffer, offset: number): number {
  if (offset === 0 || bytes[offset - 1] === LINE_FEED) return offset;
  const lineEnd = bytes.indexOf(LINE_FEED, offset);
  return lineEnd === -1 ? bytes.length : lineEnd + 1;
}
