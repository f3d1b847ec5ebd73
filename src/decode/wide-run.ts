import type { Span } from '../text/span.ts';

/** Shorter texts contain no name with a key. */
const RUN_LENGTH = 16;
const WIDTHS = [2, 4] as const;

/** How far around such a run the name of a secret, or the rest of one in pieces, may be, in characters. */
const REACH = 1024;

/**
 * Runs of so many characters of ASCII with nothing but zeros between them, be it UTF-16 or UTF-32, in either byte
 * order and at any offset, each with what is around it. Looks at every fourth character and goes on from there.
 */
export function* findWideRuns(bytes: Uint8Array): Generator<Span> {
  for (const width of WIDTHS) {
    const step = (width * RUN_LENGTH) / 4;
    const reach = width * REACH;
    let around: Span | undefined;
    for (let at = 0; at < bytes.length; at += step) {
      // Most bytes are no zeros, and of each character half of them are.
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

/** Whether a character stands there, and zeros up to where the next one would. */
function isCharacter(bytes: Uint8Array, at: number, width: number): boolean {
  const byte = bytes[at];
  if (byte === undefined || byte < FIRST || byte > LAST) return false;
  for (let next = at + 1; next < at + width; next++) if ((bytes[next] ?? 0) !== 0) return false;
  return true;
}

/** A tab, and a tilde. */
const FIRST = 0x09;
const LAST = 0x7e;
