import {
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { describeReason } from '../errors/describe-reason.ts';
import { ScanError } from '../errors/errors.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { resolveTarget } from '../git/write-target.ts';

/** A change of a file. */
export interface Change {
  /** Absolute. */
  readonly path: string;
  /** Absent if the file does not exist. */
  readonly before: Buffer | undefined;
  /** Absent if the file is deleted. */
  readonly after: Buffer | undefined;
  /** Git runs a hook only if its file is executable. */
  readonly executable?: boolean;
  /** Directory that is made for the file, and removed with it if it is empty. */
  readonly ownDirectory?: string;
}

const EXECUTABLE = 0o111;
const OWNER_MAY_RUN = 0o100;

/** @throws ScanError when the file exists and cannot be read */
export function readIfThere(path: string): Buffer | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new ScanError(`${path} cannot be read: ${describeReason(cause)}`, { cause });
  }
}

/** Whether the file has the wanted content already. */
export function isSame({ before, after }: Change): boolean {
  return before === undefined || after === undefined ? before === after : before.equals(after);
}

/** Whether the file has to be made executable; Windows has no such permission. */
export function needsPermission({ path, before, executable }: Change): boolean {
  return executable === true && before !== undefined && !mayRun(path);
}

export function mayRun(path: string): boolean {
  return process.platform === 'win32' || (statSync(path).mode & OWNER_MAY_RUN) !== 0;
}

/**
 * @param homes directories that may be written to; the first is the top of the work tree
 * @throws ScanError when a file cannot be written, or is in none of them
 */
export function applyChange(change: Change, homes: readonly string[]): void {
  const { path, after, executable, ownDirectory } = change;
  if (isSame(change) && !needsPermission(change)) return;
  const target = resolveTarget(path, homes);
  if (after !== undefined) {
    writeAtomically(target, after, executable ? EXECUTABLE : 0);
    return;
  }
  const entry = lstatSync(path);
  if (!entry.isFile() && !entry.isSymbolicLink())
    throw new ScanError(`${path} is not a regular file, so it is not removed`);
  try {
    rmSync(path);
    if (ownDirectory === undefined) return;
    for (let at = dirname(path); readdirSync(at).length === 0; at = dirname(at)) {
      rmdirSync(at);
      if (at === ownDirectory) return;
    }
  } catch (cause) {
    throw new ScanError(`${path} cannot be removed: ${describeReason(cause)}`, { cause });
  }
}
