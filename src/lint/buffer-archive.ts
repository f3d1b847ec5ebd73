import { detectArchive } from '../archives/detect-archive.ts';
import { joinChunks } from '../collections/join-chunks.ts';
import type { Failed, LargeFile, Skipped, SourceFile } from '../files/source-file.ts';
import { acceptUnopened } from './accept-unopened.ts';
import { toUnopened } from './lint-archive.ts';

const MEGABYTE = 2 ** 20;
/** In bytes. A larger archive is not opened, because it has to be in memory as a whole. */
const MAX_ARCHIVE_BYTES = 256 * MEGABYTE;
/** Archives are recognised by their first bytes. */
const HEAD_BYTES = 512;

/** The file in memory, or the large file and why its archive is not opened. */
export type BufferedArchive = SourceFile | (LargeFile & { readonly note?: Skipped | Failed });

/**
 * Reads a large file into memory if it is an archive, which cannot be opened in parts.
 * @param isAccepted whether an archive that is too large may stay unopened
 * @throws ScanError, GitError when it cannot be read completely
 */
export async function bufferArchive(
  file: LargeFile,
  isAccepted: (path: string) => boolean,
): Promise<BufferedArchive> {
  const { path } = file;
  const input = file.chunks[Symbol.asyncIterator]();
  const read: Buffer[] = [];
  const goOn = (note?: Skipped | Failed): BufferedArchive => ({
    ...{ ...file, chunks: joinChunks(read, input) },
    ...(note === undefined ? {} : { note }),
  });
  if (file.kind !== 'content') return goOn();
  const head = await readAtLeast(HEAD_BYTES, read, input);
  const format = detectArchive(head);
  if (!format) return goOn();
  if ('unsupported' in format) return goOn(toUnopened(path, format.unsupported));
  const bytes = await readAtLeast(MAX_ARCHIVE_BYTES + 1, read, input);
  if (bytes.length <= MAX_ARCHIVE_BYTES) {
    const { kind, tracked } = file;
    return { path, kind, tracked, bytes };
  }
  const reason = `is an archive of more than ${MAX_ARCHIVE_BYTES / MEGABYTE} MB`;
  return goOn(acceptUnopened(path, reason, isAccepted));
}

/** @param read chunks so far; is appended to */
async function readAtLeast(
  length: number,
  read: Buffer[],
  input: AsyncIterator<Buffer>,
): Promise<Buffer> {
  for (let size = countBytes(read); size < length;) {
    const step = await input.next();
    if (step.done) break;
    read.push(step.value);
    size += step.value.length;
  }
  return Buffer.concat(read);
}

function countBytes(chunks: readonly Buffer[]): number {
  return chunks.reduce((sum, { length }) => sum + length, 0);
}
