import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describeReason } from '../errors/describe-reason.ts';
import { ScanError } from '../errors/errors.ts';

/**
 * Writes a file so that it has its old content or its new one, whatever happens. A link at the path is
 * replaced: who wants what it leads to asks `resolveTarget` first, which follows links. A device or a
 * pipe is refused, for the new file would take its place.
 * @param mode permissions, added to those that the file has
 * @throws ScanError when it cannot be written; then nothing is left behind
 */
export function writeAtomically(path: string, content: Buffer, mode = 0): void {
  // Nobody can put a link in its place beforehand.
  const temporary = `${path}.keyfence-${randomBytes(8).toString('hex')}`;
  try {
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry && !entry.isFile()) {
      throw new ScanError(`${path} cannot be written; it is not a regular file`);
    }
    mkdirSync(dirname(path), { recursive: true });
    const before = entry ? entry.mode & 0o777 : 0o644;
    writeFileSync(temporary, content, { mode: before | mode, flag: 'wx' });
    renameSync(temporary, path);
  } catch (cause) {
    // Where a directory on the way is a file, nothing was begun, and asking for it would fail too.
    if (existsSync(temporary)) rmSync(temporary);
    if (cause instanceof ScanError) throw cause;
    throw new ScanError(`${path} cannot be written: ${describeReason(cause)}`, { cause });
  }
}
