import { ScanError } from '../errors/errors.ts';
import type { ArchiveEntry } from './archive-entry.ts';

/**
 * The content after the end of an archive, which most programs never show; padding is skipped.
 * @throws ScanError at the end if there is content
 */
export function* readBehindEnd(rest: Buffer): Generator<ArchiveEntry> {
  const start = rest.findIndex((byte) => byte !== 0);
  if (start === -1) return;
  yield { name: '', bytes: rest.subarray(start) };
  throw new ScanError('has data after its end');
}
