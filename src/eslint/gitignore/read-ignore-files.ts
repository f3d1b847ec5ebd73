import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toBytePath } from '../../gitignore/byte-path.ts';
import { decidePath } from '../../gitignore/decide-path.ts';
import { IGNORE_FILE_NAME, type IgnoreFile, type IgnoreRule } from '../../gitignore/ignore-rule.ts';
import { parseIgnoreFile } from '../../gitignore/parse-ignore-file.ts';
import { rememberBriefly } from '../remember-briefly.ts';

/** Every `.gitignore` below a directory that git would read there, deeper ones later. */
export const readIgnoreFiles: (root: string) => readonly IgnoreFile[] =
  rememberBriefly(findIgnoreFiles);

function findIgnoreFiles(root: string): IgnoreFile[] {
  const files: IgnoreFile[] = [];
  const rules: IgnoreRule[] = [];
  const directories = [''];
  for (const directory of directories) {
    const entries = readdirSync(join(root, directory), { withFileTypes: true });
    // Git follows no link here.
    if (entries.some((entry) => entry.name === IGNORE_FILE_NAME && entry.isFile())) {
      const bytes = readFileSync(join(root, directory, IGNORE_FILE_NAME));
      const file = { path: toBytePath(directory + IGNORE_FILE_NAME), bytes };
      files.push(file);
      rules.push(...parseIgnoreFile(file, false));
    }
    for (const entry of entries) {
      const path = directory + entry.name;
      if (!entry.isDirectory() || entry.name === '.git') continue;
      // Below an excluded directory git reads nothing.
      if (!decidePath(rules, toBytePath(path), 'directory').ignored) directories.push(`${path}/`);
    }
  }
  return files;
}
