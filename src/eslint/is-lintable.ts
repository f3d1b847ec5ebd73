import { lstatSync } from 'node:fs';

/** In bytes; ESLint reads a file whole and cannot read half a gigabyte. */
const MAX_SIZE = 32 * 1024 * 1024;

/**
 * Whether ESLint can read a file: it dies of a directory behind a link, of a link to nothing and of a
 * pipe. What a link leads to is a file of its own wherever it is in the repository.
 */
export function isLintable(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  // Text that an editor has not saved yet has a name and no file.
  return stats === undefined || (stats.isFile() && stats.size <= MAX_SIZE);
}
