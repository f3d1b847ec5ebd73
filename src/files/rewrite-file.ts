import { randomBytes } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { describeReason } from '../errors/describe-reason.ts';
import { ScanError } from '../errors/errors.ts';

const CHUNK_BYTES = 2 ** 20;

/**
 * Rewrites a file part by part: afterwards it has all of its old content or all of its new one, whatever
 * happens.
 * @param path of a regular file, not of a link
 * @param rewrite gets the content; if it returns `false`, the file is unchanged
 * @throws ScanError when it cannot be read or written, or was changed meanwhile; then nothing is left behind
 */
export async function rewriteFile(
  path: string,
  rewrite: (chunks: AsyncIterable<Buffer>, write: (bytes: Buffer) => void) => Promise<boolean>,
): Promise<void> {
  const before = statFile(path);
  // Nobody can put a link there beforehand.
  const temporary = `${path}.keyfence-${randomBytes(8).toString('hex')}`;
  let descriptor: number | undefined;
  try {
    descriptor = openSync(temporary, 'wx', before.mode & 0o777);
    const target = descriptor;
    keepOwner(target, before);
    const isChanged = await rewrite(
      createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>,
      (bytes) => {
        for (let at = 0; at < bytes.length;) at += writeSync(target, bytes, at);
      },
    );
    fsyncSync(descriptor);
    closeSync(descriptor);
    descriptor = undefined;
    if (!isChanged) return;
    if (before.nlink > 1) {
      throw new ScanError(
        `${path} has other names (hard links), which would keep what is in it; remove them, and run this again`,
      );
    }
    if (!isSame(before, statFile(path))) {
      throw new ScanError(
        `${path} was written to meanwhile, so it is left as it is; run this again`,
      );
    }
    renameSync(temporary, path);
  } catch (cause) {
    if (cause instanceof ScanError) throw cause;
    throw new ScanError(`${path} cannot be rewritten: ${describeReason(cause)}`, { cause });
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
    rmSync(temporary, { force: true });
  }
}

/** The umask removes permissions, and the process may not be the owner of the file. */
function keepOwner(descriptor: number, { uid, gid, mode }: Stats): void {
  const own = fstatSync(descriptor);
  if (own.uid !== uid || own.gid !== gid) fchownSync(descriptor, uid, gid);
  fchmodSync(descriptor, mode & 0o777);
}

function statFile(path: string): Stats {
  const stat = statSync(path);
  if (!stat.isFile()) throw new ScanError(`${path} is not a regular file`);
  return stat;
}

function isSame(one: Stats, other: Stats): boolean {
  return one.ino === other.ino && one.size === other.size && one.mtimeMs === other.mtimeMs;
}
