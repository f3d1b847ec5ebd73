import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toBytePath } from '../../gitignore/engine/byte-path.ts';
import { isDirectoryExcluded } from '../../gitignore/engine/decide-path.ts';
import { DIALECTS } from '../../gitignore/engine/dialect.ts';
import {
  IGNORE_FILE_NAME,
  type IgnoreFile,
  type IgnoreRule,
} from '../../gitignore/engine/ignore-rule.ts';
import { parseIgnoreFile } from '../../gitignore/engine/parse-ignore-file.ts';
import { memoizeForOneSecond } from '../memoize-for-one-second.ts';

/** Every `.gitignore` below a directory that git would read, deeper ones later. */
export const readIgnoreFiles: (root: string) => readonly IgnoreFile[] =
  memoizeForOneSecond(findIgnoreFiles);

function findIgnoreFiles(root: string): IgnoreFile[] {
  const files: IgnoreFile[] = [];
  const top: Directory = { path: '', readings: DIALECTS.map(() => []), differ: false };
  const directories = [top];
  for (const directory of directories) {
    const entries = readdirSync(join(root, directory.path), { withFileTypes: true });
    let { readings, differ } = directory;
    // Git does not follow a link here.
    if (entries.some((entry) => entry.name === IGNORE_FILE_NAME && entry.isFile())) {
      const name = directory.path + IGNORE_FILE_NAME;
      const file = { path: toBytePath(name), bytes: readFileSync(join(root, name)) };
      files.push(file);
      const added = DIALECTS.map((dialect) => parseIgnoreFile(file, false, dialect));
      readings = readings.map((rules, index) => [...rules, ...(added[index] ?? [])]);
      differ ||= added.flat().some((rule) => rule.isAmbiguous);
    }
    for (const entry of entries) {
      const path = directory.path + entry.name;
      if (!entry.isDirectory() || entry.name === '.git') continue;
      // Git reads nothing below an excluded directory, but versions may differ about that.
      const isExcluded = (differ ? readings : readings.slice(-1)).every((rules) =>
        isDirectoryExcluded(rules, toBytePath(path)),
      );
      if (!isExcluded) directories.push({ path: `${path}/`, readings, differ });
    }
  }
  return files;
}

interface Directory {
  /** Below the root, with a slash at its end. */
  readonly path: string;
  /** The rules of each dialect in this directory and those above it; others do not apply here. */
  readonly readings: readonly (readonly IgnoreRule[])[];
  /** Whether the dialects may differ about them. */
  readonly differ: boolean;
}
