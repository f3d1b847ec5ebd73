import { Decompress } from 'fzstd';
import type { ArchiveEntry } from './archive-entry.ts';
import type { Budget } from './budget.ts';

/** So much is unpacked before it is looked at how large that is. */
const STEP_BYTES = 2 ** 16;

/**
 * What is compressed in a file, in however many frames.
 * @throws ScanError when it is too large
 * @throws Error when the file is damaged
 */
export function* readZstd(bytes: Buffer, budget: Budget): Generator<ArchiveEntry> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let damage: unknown;
  try {
    const stream = new Decompress((chunk) => {
      size += chunk.length;
      budget.requireRoom(size);
      chunks.push(chunk);
    });
    for (let at = 0; at < bytes.length; at += STEP_BYTES) {
      const isLast = at + STEP_BYTES >= bytes.length;
      // A copy: the library keeps parts of what it is given.
      stream.push(new Uint8Array(bytes.subarray(at, at + STEP_BYTES)), isLast);
    }
  } catch (cause) {
    damage = cause;
  }
  const content = Buffer.concat(chunks);
  if (damage === undefined) budget.spend(content.length);
  yield { name: '', bytes: content };
  if (damage !== undefined) throw damage as Error;
}
