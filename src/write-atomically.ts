import {
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { describeReason } from './describe-reason.ts';
import { ScanError } from './errors.ts';

/**
 * Writes a file so that it has its old content or its new one, whatever happens. A symlink stays one;
 * a device or a pipe is refused, for the new file would take its place.
 * @param mode permissions, added to those that the file has
 * @throws ScanError when it cannot be written; then nothing is left behind
 */
export function writeAtomically(path: string, content: Buffer, mode = 0): void {
  const target = existsSync(path) ? realpathSync(path) : path;
  if (existsSync(target) && !statSync(target).isFile()) {
    throw new ScanError(`${path} cannot be written; it is not a regular file`);
  }
  const temporary = `${target}.keyfence-${process.pid}`;
  try {
    mkdirSync(dirname(target), { recursive: true });
    const before = existsSync(target) ? statSync(target).mode & 0o777 : 0o644;
    writeFileSync(temporary, content, { mode: before | mode });
    renameSync(temporary, target);
  } catch (cause) {
    // Where a directory on the way is a file, nothing was begun, and asking for it would fail too.
    if (existsSync(temporary)) rmSync(temporary);
    throw new ScanError(`${path} cannot be written: ${describeReason(cause)}`, { cause });
  }
}
