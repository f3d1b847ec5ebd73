import { buffer } from 'node:stream/consumers';
import { fromBufferPromise, getFileNameLowLevel, type Entry } from 'yauzl';
import { ScanError } from '../errors/errors.ts';
import type { ArchiveEntry } from './archive-entry.ts';
import type { Budget } from './budget.ts';
import { DEFLATED, readHiddenEntries, STORED, type Span } from './read-hidden-entries.ts';

/**
 * The files of a zip archive, and those that its directory does not list.
 * @throws ScanError when one is encrypted, written by an unknown method, or not listed
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

/** @param listed grows */
async function* readListed(
  bytes: Buffer,
  budget: Budget,
  listed: Span[],
): AsyncGenerator<ArchiveEntry> {
  // Nothing is extracted, so no name is dangerous: names are read without the checks.
  const zip = await fromBufferPromise(bytes, { decodeStrings: false });
  for await (const entry of zip.eachEntry()) {
    const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const name = readName(entry);
    const isDirectory = name.endsWith('/') && entry.uncompressedSize === 0;
    if (!isDirectory) {
      requireReadable(entry);
      // It says so before it is unpacked, and is held to it while it is.
      budget.spend(entry.uncompressedSize);
      const content = await buffer(await zip.openReadStreamPromise(entry));
      yield { name, bytes: content };
    }
    listed.push({ start: entry.relativeOffsetOfLocalHeader, end: start + entry.compressedSize });
  }
}

/** With the separators of zip, whatever the system was that wrote it. APPNOTE.TXT 4.4.17 */
function readName(entry: Entry): string {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
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
