import { ScanError } from '../errors/errors.ts';
import type { ArchiveEntry } from './archive-entry.ts';

/**
 * What stands behind the end of an archive: nothing, zeros that fill it up, or what most programs never show.
 * @throws ScanError at the end where there is something
 */
export function* readBehindEnd(rest: Buffer): Generator<ArchiveEntry> {
  const start = rest.findIndex((byte) => byte !== 0);
  if (start === -1) return;
  yield { name: '', bytes: rest.subarray(start) };
  throw new ScanError('holds something behind its end');
}
