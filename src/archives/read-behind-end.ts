import { ScanError } from '../errors/errors.ts';
import type { ArchiveEntry } from './archive-entry.ts';

/**
 * What follows the end of an archive: nothing, padding, or content that most programs never show.
 * @throws ScanError at the end if there is content
 */
export function* readBehindEnd(rest: Buffer): Generator<ArchiveEntry> {
  const start = rest.findIndex((byte) => byte !== 0);
  if (start === -1) return;
  yield { name: '', bytes: rest.subarray(start) };
  throw new ScanError('has data after its end');
}
