import type { Span } from '../text/span.ts';
import { REACH } from './clues/reach.ts';
import { makeAlphabet } from './find-runs.ts';

/** Length of the shortest secret, and of its encoded form. */
export const MIN_TEXT = 16;
/** White space and printable ASCII. */
export const PRINTABLE: Uint8Array = makeAlphabet(
  String.fromCharCode(
    ...Array.from({ length: 0x7f }, (_, code) => code).filter(
      (code) => code >= 0x20 || (code >= 0x09 && code <= 0x0d),
    ),
  ),
);
/**
 * How many bytes around text are read: more than the longest reach of a clue, because a segment may begin
 * before it.
 */
const AROUND = 2 * REACH.piece;
/** If areas cover more, everything is read at once. */
const MAX_SHARE = 0.5;

/**
 * The areas of the bytes that may contain text: around each run of {@link MIN_TEXT} printable characters.
 * That is all of a text, and hardly anything of images and compressed data; only a few bytes are read to
 * determine it.
 * @returns in order and apart
 */
export function listTextAreas(bytes: Uint8Array): Span[] {
  const areas: Span[] = [];
  let covered = 0;
  for (let at = findText(bytes, 0); at !== -1; at = findText(bytes, at + AROUND)) {
    const end = Math.min(bytes.length, at + 2 * AROUND);
    const last = areas.at(-1);
    const start = Math.max(0, at - AROUND);
    if (last && start <= last.end) {
      covered += end - last.end;
      areas[areas.length - 1] = { start: last.start, end };
    } else {
      covered += end - start;
      areas.push({ start, end });
    }
  }
  return covered > MAX_SHARE * bytes.length ? [{ start: 0, end: bytes.length }] : areas;
}

/** The start of the next run of printable characters. Checks the last one that is needed first. */
function findText(bytes: Uint8Array, from: number): number {
  for (let start = from, at = from + MIN_TEXT - 1; at < bytes.length;) {
    if (PRINTABLE[bytes[at] ?? 0] !== 1) {
      start = at + 1;
      at = start + MIN_TEXT - 1;
    } else if (at > start) at--;
    else return start;
  }
  return -1;
}
