import { buffer } from 'node:stream/consumers';
import { fromBufferPromise, type Entry } from 'yauzl';
import { ScanError } from '../errors.ts';
import type { Budget } from './budget.ts';
import type { ArchiveEntry } from './unpack.ts';

const STORED = 0;
const DEFLATED = 8;

/**
 * The files of a zip archive.
 * @throws ScanError when one is encrypted, or written by an unknown method
 * @throws Error when the archive is damaged
 */
export async function* readZip(bytes: Buffer, budget: Budget): AsyncGenerator<ArchiveEntry> {
  const zip = await fromBufferPromise(bytes, { strictFileNames: false });
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/') && entry.uncompressedSize === 0) continue;
    requireReadable(entry);
    // It says so before it is unpacked, and is held to it while it is.
    budget.spend(entry.uncompressedSize);
    const content = await buffer(await zip.openReadStreamPromise(entry));
    yield { name: entry.fileName, bytes: content };
  }
}

function requireReadable(entry: Entry): void {
  if (entry.isEncrypted()) throw new ScanError('holds an encrypted entry');
  const method = entry.compressionMethod;
  if (method !== STORED && method !== DEFLATED) {
    throw new ScanError(
      `holds an entry that is compressed by method ${method}, which is not known`,
    );
  }
}
