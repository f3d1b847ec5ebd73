import { Decompress } from 'fzstd';
import type { ArchiveEntry } from './archive-entry.ts';
import type { Budget } from './budget.ts';
import { Output } from './output.ts';

/** How much is decompressed at a time. */
const STEP_BYTES = 2 ** 16;

/**
 * The decompressed content of a file with any number of frames.
 * @throws ScanError when it is too large
 * @throws Error when the file is damaged
 */
export function* readZstd(bytes: Buffer, budget: Budget): Generator<ArchiveEntry> {
  const output = new Output(budget);
  let damage: unknown;
  try {
    const stream = new Decompress((chunk) => {
      output.add(chunk);
    });
    for (let at = 0; at < bytes.length; at += STEP_BYTES) {
      const isLast = at + STEP_BYTES >= bytes.length;
      // A copy, because the library keeps parts of its input.
      stream.push(new Uint8Array(bytes.subarray(at, at + STEP_BYTES)), isLast);
    }
  } catch (cause) {
    damage = cause;
  }
  yield* output.finish(damage);
}
