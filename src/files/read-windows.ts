/** Larger contents are read in windows, in bytes. */
export const LARGE_BYTES: number = 12 * 2 ** 20;
/** The size of windows, in bytes. */
export interface WindowSizes {
  readonly window: number;
  /** Longer than a secret with its name, however it is encoded. */
  readonly overlap: number;
}

const SIZES: WindowSizes = { window: 4 * 2 ** 20, overlap: 128 * 2 ** 10 };
const LINE_FEED = 0x0a;
/** Characters of UTF-16 and UTF-32 begin at multiples of it. */
const ALIGNMENT = 4;

/** A part of a long text. It overlaps the next one. */
export interface Window {
  readonly bytes: Buffer;
  /** Where the next window begins in this one; its end for the last window. */
  readonly next: number;
  /**
   * Text that begins after this offset is incomplete, or also in the next window; the end for the last
   * window.
   */
  readonly settled: number;
  readonly isLast: boolean;
}

/**
 * Cuts a stream of bytes into windows. Whatever is shorter than the overlap is complete in at least one of
 * them.
 * @throws whatever the chunks throw
 */
export async function* readWindows(
  chunks: AsyncIterable<Buffer>,
  { window, overlap }: WindowSizes = SIZES,
): AsyncGenerator<Window> {
  let pending: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    pending.push(chunk);
    length += chunk.length;
    if (length < window) continue;
    const read = Buffer.concat(pending);
    const bytes = read.subarray(0, findCharacter(read, read.length - ALIGNMENT));
    const next = findCut(bytes, overlap);
    const settled = findCharacter(bytes, next + overlap / 2);
    yield { bytes, next, settled, isLast: false };
    // A copy, so that the whole window can be freed.
    pending = [Buffer.from(read.subarray(next))];
    length = read.length - next;
  }
  const bytes = Buffer.concat(pending);
  yield { bytes, next: bytes.length, settled: bytes.length, isLast: true };
}

/**
 * Where the overlap begins: preferably at a line, so that a comment above is included, and never within a
 * character.
 */
function findCut(bytes: Buffer, overlap: number): number {
  const latest = bytes.length - overlap;
  const aligned = latest - (latest % ALIGNMENT);
  const around = bytes.subarray(aligned - overlap, latest);
  if (around.includes(0)) return aligned;
  const lineFeed = around.lastIndexOf(LINE_FEED);
  if (lineFeed >= 0) {
    const before = around.subarray(0, lineFeed).lastIndexOf(LINE_FEED);
    return aligned - overlap + (before >= 0 ? before : lineFeed) + 1;
  }
  return findCharacter(bytes, aligned);
}

/** The start of the character at an offset. */
function findCharacter(bytes: Buffer, offset: number): number {
  let at = offset - (offset % ALIGNMENT);
  // The bytes of a character of UTF-8 after its first.
  while (at > offset - 2 * ALIGNMENT && ((bytes[at] ?? 0) & 0xc0) === 0x80) at--;
  return at;
}
