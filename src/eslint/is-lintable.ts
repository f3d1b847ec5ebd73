import { lstatSync, type Stats } from 'node:fs';
import { toRealPath } from './text/inner-path.ts';

/** In bytes; ESLint reads a file whole and cannot read half a gigabyte. */
const MAX_SIZE = 32 * 1024 * 1024;

/**
 * Whether ESLint can read a file: it dies of a directory behind a link, of a link to nothing and of a
 * pipe. What a link leads to is a file of its own wherever it is in the repository.
 */
export function isLintable(path: string): boolean {
  const stats = inspect(toRealPath(path));
  // Text that an editor has not saved yet has a name and no file, and so has a block of a file.
  return stats === undefined || (stats.isFile() && stats.size <= MAX_SIZE);
}

function inspect(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    // A name below a file, one that is too long, or one that no file can have: there is no such file.
    return undefined;
  }
}
