import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { MAX_ENTRY_BYTES, type Budget } from './budget.ts';
import { ScanError } from '../errors.ts';
import type { ArchiveEntry } from './unpack.ts';

const unzip = promisify(gunzip);

/**
 * What is compressed in a file.
 * @throws ScanError when it is too large
 * @throws Error when the file is damaged
 */
export async function* readGzip(bytes: Buffer, budget: Budget): AsyncGenerator<ArchiveEntry> {
  const content = await unzip(bytes, { maxOutputLength: MAX_ENTRY_BYTES }).catch(
    (cause: unknown) => {
      const isTooLarge = cause instanceof RangeError;
      throw isTooLarge ? new ScanError('unpacks to more than can be looked at', { cause }) : cause;
    },
  );
  budget.spend(content.length);
  yield { name: '', bytes: content };
}
