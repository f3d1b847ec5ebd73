/** Shorter texts hold no name with a key. */
const RUN_LENGTH = 16;
const WIDTHS = [2, 4] as const;

/**
 * Whether so many characters of ASCII in a row stand in bytes of which all others are zero, be it UTF-16 or
 * UTF-32, in either byte order and at any offset. Looks at every fourth character and goes on from there.
 */
export function holdsWideRun(bytes: Uint8Array): boolean {
  return WIDTHS.some((width) => {
    const step = (width * RUN_LENGTH) / 4;
    for (let at = 0; at < bytes.length; at += step) {
      for (let shift = 0; shift < width; shift++) {
        if (!isCharacter(bytes, at + shift, width)) continue;
        if (countCharacters(bytes, at + shift, width) >= RUN_LENGTH) return true;
        break;
      }
    }
    return false;
  });
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
