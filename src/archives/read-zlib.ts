import { inflate } from 'node:zlib';
import type { ArchiveEntry } from './archive-entry.ts';
import { MAX_ENTRY_BYTES, type Budget } from './budget.ts';
import { readBehindEnd } from './read-behind-end.ts';
import { unpackStream } from './unpack-stream.ts';

/**
 * The content of a zlib stream, such as a loose object of git, and the bytes after it.
 * https://datatracker.ietf.org/doc/html/rfc1950#section-2.2
 * @throws ScanError when it is too large, or goes on after its end
 * @throws Error when the stream is damaged
 */
export async function* readZlib(bytes: Buffer, budget: Budget): AsyncGenerator<ArchiveEntry> {
  const unpacked = await unpackStream(inflate, bytes, MAX_ENTRY_BYTES);
  budget.spend(unpacked.bytes.length);
  yield { name: '', bytes: unpacked.bytes };
  yield* readBehindEnd(bytes.subarray(unpacked.consumed));
}
