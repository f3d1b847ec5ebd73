import type { IgnoreFile } from './ignore-rule.ts';

/** Of all ignore files together. What people write has some hundreds of lines. */
const MOST_BYTES = 1_000_000;
const MOST_LINES = 20_000;

/** What is not too large. */
export const LIMIT: string = `${String(MOST_LINES)} lines or ${String(MOST_BYTES)} bytes`;

const LINE_FEED = 0x0a;

/** Whether there is more in the ignore files than can be understood in the time of a commit. */
export function isTooLarge(files: readonly IgnoreFile[]): boolean {
  let bytes = 0;
  let lines = 0;
  for (const file of files) {
    bytes += file.bytes.length;
    for (const byte of file.bytes) if (byte === LINE_FEED) lines++;
  }
  return bytes > MOST_BYTES || lines > MOST_LINES;
}
