import { writeSync } from 'node:fs';
import { ScanError } from '../../errors/errors.ts';

const RETRY_MS = 5;

/**
 * Writes a whole text to a file descriptor before it returns. The streams of `process` take longer to set up
 * than a report to write, and lose unwritten data when the process ends.
 * @throws ScanError when the reader is gone or the disk is full
 */
export function writeAll(descriptor: number, text: string | Buffer): void {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'EAGAIN')) {
        throw new ScanError(
          'the report could not be written: its reader is gone or the disk is full',
          { cause },
        );
      }
      // A non-blocking pipe with a slow reader.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
}
