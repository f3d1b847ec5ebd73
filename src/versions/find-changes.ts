import type { Span } from '../text/span.ts';
import { countCommonPrefix, countCommonSuffix } from './common-bytes.ts';

/** Bytes of a version that do not stand in another one; an empty one tells where two pieces of that meet. */
export interface Change extends Span {
  /** Where what is behind it stands in the other version, up to the next change. */
  readonly behind: number;
}

/** What is looked for in the other version is as long at least, in bytes, and of whole lines. */
const ANCHOR = 48;
/** How far it is looked for, in bytes: most of what was taken out is short. Twice as far each time, up to a limit. */
const FIRST_REACH = 512;
const DOUBLINGS = 3;
/** When it is looked for in all of the other version, which takes long, and how often at all. */
const FAR_TURNS: ReadonlySet<number> = new Set([4, 12, 36]);
const MAX_TURNS = 64;
/** So many times more lines are skipped at a time. */
const SKIP_TURNS = 4;
const LINE_FEED = 0x0a;

/**
 * What in a version does not stand in another one, in order, none overlapping another, in whole lines. All that is
 * before the first change, between two of them and behind the last one stands in the other version as one piece.
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
    // Lines were skipped before one was found.
    const before = countCommonSuffix(middle, Math.min(baseFrom, at), at, next, from, start);
    const first = before === start - from ? from : toNextLine(next, start - before);
    changes.push({ start: from, end: first, behind: at - (start - first) });
    const common = countCommonPrefix(middle, at, baseEnd, next, start, end);
    if (start + common === end) {
      from = end;
      // What both have at their ends goes on there.
      if (at + common === baseEnd) return changes;
      break;
    }
    from = toLineStart(next, start + common);
    baseFrom = at + from - start;
  }
  changes.push({ start: from, end, behind: baseEnd });
  return changes;
}

/** Puts a version together from another one and what has changed. */
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
  /** Where it stands in the other version. */
  readonly at: number;
  readonly start: number;
}

/** The next lines that stand in the other version too, be it anywhere. */
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
    // Further and further: what is skipped is looked at from the other side.
    for (let lines = 0; lines <= turn / SKIP_TURNS; lines++) start = toNextLine(next, start + 1);
    if (start >= end) return undefined;
  }
  return undefined;
}

/** Where the line begins that an offset is in. */
function toLineStart(bytes: Buffer, offset: number): number {
  return offset === 0 ? 0 : bytes.lastIndexOf(LINE_FEED, offset - 1) + 1;
}

/** The same, or where the next one begins. */
function toNextLine(bytes: Buffer, offset: number): number {
  if (offset === 0 || bytes[offset - 1] === LINE_FEED) return offset;
  const lineEnd = bytes.indexOf(LINE_FEED, offset);
  return lineEnd === -1 ? bytes.length : lineEnd + 1;
}
