import { buffer } from 'node:stream/consumers';
import { fromBufferPromise, getFileNameLowLevel, type Entry } from 'yauzl';
import { ScanError } from '../errors/errors.ts';
import type { ArchiveEntry } from './archive-entry.ts';
import type { Budget } from './budget.ts';
import { DEFLATED, readHiddenEntries, STORED, type Span } from './read-hidden-entries.ts';

/**
 * The files of a zip archive, and those that its directory does not list.
 * @throws ScanError when one is encrypted, uses an unknown method, or is not listed
 * @throws Error when the archive is damaged
 */
export async function* readZip(bytes: Buffer, budget: Budget): AsyncGenerator<ArchiveEntry> {
  const listed: Span[] = [];
  let fault: unknown;
  try {
    yield* readListed(bytes, budget, listed);
  } catch (cause) {
    fault = cause;
  }
  yield* readHiddenEntries(bytes, listed, budget, fault);
}

/** @param listed is appended to */
async function* readListed(
  bytes: Buffer,
  budget: Budget,
  listed: Span[],
): AsyncGenerator<ArchiveEntry> {
  // Nothing is extracted, so names are not checked.
  const zip = await fromBufferPromise(bytes, { decodeStrings: false });
  for await (const entry of zip.eachEntry()) {
    const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const name = readName(entry);
    const isDirectory = name.endsWith('/') && entry.uncompressedSize === 0;
    if (!isDirectory) {
      requireReadable(entry);
      // The declared size is checked first, and enforced while unpacking.
      budget.spend(entry.uncompressedSize);
      const content = await buffer(await zip.openReadStreamPromise(entry));
      yield { name, bytes: content };
    }
    listed.push({ start: entry.relativeOffsetOfLocalHeader, end: start + entry.compressedSize });
  }
}

/** With slashes, on whatever system it was written. APPNOTE.TXT 4.4.17 */
function readName(entry: Entry): string {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
}

function requireReadable(entry: Entry): void {
  if (entry.isEncrypted()) throw new ScanError('holds an encrypted entry');
  const method = entry.compressionMethod;
  if (method !== STORED && method !== DEFLATED) {
    throw new ScanError(
      `contains an entry that is compressed by method ${method}, which is not known`,
    );
  }
}
