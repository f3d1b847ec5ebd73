import type { Span } from '../text/span.ts';

/** Shorter texts contain no name with a key. */
const RUN_LENGTH = 16;
const WIDTHS = [2, 4] as const;

/** How far from such a run the name of a secret, or its other pieces, may be, in characters. */
const REACH = 1024;

/**
 * Runs of ASCII characters with nothing but zeros between them (UTF-16 or UTF-32, in either byte order and at
 * any offset), each with its surroundings. Checks every fourth character first.
 */
export function* findWideRuns(bytes: Uint8Array): Generator<Span> {
  for (const width of WIDTHS) {
    const step = (width * RUN_LENGTH) / 4;
    const reach = width * REACH;
    let around: Span | undefined;
    for (let at = 0; at < bytes.length; at += step) {
      // Most bytes are not zero, and at least half of each wide character is.
      if ((bytes[at] !== 0 && bytes[at + 1] !== 0) || !isInRun(bytes, at, width)) continue;
      const end = Math.min(at + reach, bytes.length);
      if (around && at - reach <= around.end) {
        around = { start: around.start, end };
      } else {
        if (around) yield around;
        around = { start: Math.max(0, at - reach), end };
      }
    }
    if (around) yield around;
  }
}

function isInRun(bytes: Uint8Array, at: number, width: number): boolean {
  for (let start = at; start < at + width; start++) {
    if (isCharacter(bytes, start, width)) return countCharacters(bytes, start, width) >= RUN_LENGTH;
  }
  return false;
}

function countCharacters(bytes: Uint8Array, at: number, width: number): number {
  let count = 1;
  for (let left = at - width; count < RUN_LENGTH && isCharacter(bytes, left, width); left -= width)
    count++;
  for (
    let right = at + width;
    count < RUN_LENGTH && isCharacter(bytes, right, width);
    right += width
  )
    count++;
  return count;
}

/** Whether there is a character, followed by zeros up to the next one. */
function isCharacter(bytes: Uint8Array, at: number, width: number): boolean {
  const byte = bytes[at];
  if (byte === undefined || byte < FIRST || byte > LAST) return false;
  for (let next = at + 1; next < at + width; next++) if ((bytes[next] ?? 0) !== 0) return false;
  return true;
}

/** A tab, and a tilde. */
const FIRST = 0x09;
const LAST = 0x7e;
