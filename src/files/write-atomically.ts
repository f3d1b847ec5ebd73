import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { dirname } from 'node:path';
import { describeReason } from '../errors/describe-reason.ts';
import { ScanError } from '../errors/errors.ts';

/**
 * Writes a file so that it has its old content or its new one, whatever happens. A link at the path is
 * replaced; to follow links, call `resolveTarget` first. A device or a pipe is refused, because the new file
 * would replace it.
 * @param mode permissions, added to those that the file has
 * @throws ScanError when it cannot be written; then nothing is left behind
 */
export function writeAtomically(path: string, content: Buffer, mode = 0): void {
  replaceFile(path, content, (entry) => (entry ? entry.mode & 0o777 : 0o644) | mode);
}

/**
 * The same for a file that only its owner may read, whatever the permissions were. It is flushed to the disk,
 * because a new key is nowhere else.
 * @throws ScanError when it cannot be written; then nothing is left behind
 */
export function writePrivately(path: string, content: Buffer): void {
  replaceFile(path, content, () => 0o600, true);
}

function replaceFile(
  path: string,
  content: Buffer,
  chooseMode: (entry: Stats | undefined) => number,
  flush = false,
): void {
  // Nobody can put a link there beforehand.
  const temporary = `${path}.keyfence-${randomBytes(8).toString('hex')}`;
  try {
    const entry = requireRegularFile(path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, content, { mode: chooseMode(entry), flag: 'wx', flush });
    renameSync(temporary, path);
  } catch (cause) {
    // If a parent directory is a file, nothing was begun, and cleaning up would fail too.
    if (existsSync(temporary)) rmSync(temporary);
    throw toWriteError(path, cause);
  }
}

/**
 * Checks beforehand whether {@link writeAtomically} can work, as far as possible.
 * @throws ScanError when it cannot
 */
export function requireWritable(path: string): void {
  try {
    requireRegularFile(path);
    let directory = dirname(path);
    while (!existsSync(directory) && dirname(directory) !== directory)
      directory = dirname(directory);
    // Below a file, writing fails later with a clear error.
    accessSync(`${directory}/`, constants.W_OK);
  } catch (cause) {
    throw toWriteError(path, cause);
  }
}

function requireRegularFile(path: string): Stats | undefined {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry && !entry.isFile()) {
    throw new ScanError(`${path} cannot be written; it is not a regular file`);
  }
  return entry;
}

function toWriteError(path: string, cause: unknown): ScanError {
  if (cause instanceof ScanError) return cause;
  return new ScanError(`${path} cannot be written: ${describeReason(cause)}`, { cause });
}
