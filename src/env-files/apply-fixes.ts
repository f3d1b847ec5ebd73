import { chmodSync } from 'node:fs';
import { groupBy } from '../collections/group-by.ts';
import { describeReason } from '../errors/describe-reason.ts';
import { ScanError } from '../errors/errors.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { appendLines } from '../text/append-lines.ts';
import { readPlainText } from './plain-text.ts';
import type { Fix } from './problem.ts';

/**
 * Makes changes that lose no data: removes permissions of others, and adds names without values.
 * @param findTarget where writing to a path may write; it throws if that is not allowed
 * @throws ScanError when a change fails
 */
export function applyFixes(fixes: readonly Fix[], findTarget: (path: string) => string): void {
  for (const fix of fixes) if (fix.change === 'mode') changeMode(findTarget(fix.path), fix.mode);
  const names = groupBy(
    fixes.filter((fix) => fix.change === 'add-name'),
    ({ path }) => path,
  );
  for (const [path, added] of names) {
    addNames(
      findTarget(path),
      added.map(({ name }) => name),
    );
  }
}

function changeMode(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch (cause) {
    throw new ScanError(`${path}: its mode cannot be changed: ${describeReason(cause)}`, { cause });
  }
}

function addNames(path: string, names: readonly string[]): void {
  const text = appendLines(
    readPlainText(path, path),
    names.map((name) => `${name}=`),
  );
  writeAtomically(path, Buffer.from(text, 'latin1'));
}
