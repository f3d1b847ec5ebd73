import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toBytePath } from '../../gitignore/engine/byte-path.ts';
import { decidePath } from '../../gitignore/engine/decide-path.ts';
import { DIALECTS } from '../../gitignore/engine/dialect.ts';
import {
  IGNORE_FILE_NAME,
  type IgnoreFile,
  type IgnoreRule,
} from '../../gitignore/engine/ignore-rule.ts';
import { parseIgnoreFile } from '../../gitignore/engine/parse-ignore-file.ts';
import { rememberBriefly } from '../remember-briefly.ts';

/** Every `.gitignore` below a directory that git would read there, deeper ones later. */
export const readIgnoreFiles: (root: string) => readonly IgnoreFile[] =
  rememberBriefly(findIgnoreFiles);

function findIgnoreFiles(root: string): IgnoreFile[] {
  const files: IgnoreFile[] = [];
  const readings = DIALECTS.map((dialect) => ({ dialect, rules: [] as IgnoreRule[] }));
  let differ = false;
  const directories = [''];
  for (const directory of directories) {
    const entries = readdirSync(join(root, directory), { withFileTypes: true });
    // Git follows no link here.
    if (entries.some((entry) => entry.name === IGNORE_FILE_NAME && entry.isFile())) {
      const bytes = readFileSync(join(root, directory, IGNORE_FILE_NAME));
      const file = { path: toBytePath(directory + IGNORE_FILE_NAME), bytes };
      files.push(file);
      for (const { dialect, rules } of readings) {
        const added = parseIgnoreFile(file, false, dialect);
        rules.push(...added);
        differ ||= added.some((rule) => rule.isAmbiguous);
      }
    }
    for (const entry of entries) {
      const path = directory + entry.name;
      if (!entry.isDirectory() || entry.name === '.git') continue;
      // Below an excluded directory git reads nothing, unless another version does not exclude it.
      const isExcluded = (differ ? readings : readings.slice(-1)).every(({ rules }) => {
        return decidePath(rules, toBytePath(path), 'directory').ignored;
      });
      if (!isExcluded) directories.push(`${path}/`);
    }
  }
  return files;
}
