import type { IgnoreFile } from './ignore-rule.ts';

/** Limit for all ignore files together; normal ones have some hundreds of lines. */
const MOST_BYTES = 1_000_000;
const MOST_LINES = 20_000;

/** Limits. */
export const LIMIT: string = `${String(MOST_LINES)} lines or ${String(MOST_BYTES)} bytes`;

const LINE_FEED = 0x0a;

/** Whether the ignore files are too large to be analysed during a commit. */
export function isTooLarge(files: readonly IgnoreFile[]): boolean {
  let bytes = 0;
  let lines = 0;
  for (const file of files) {
    bytes += file.bytes.length;
    for (const byte of file.bytes) if (byte === LINE_FEED) lines++;
  }
  return bytes > MOST_BYTES || lines > MOST_LINES;
}
