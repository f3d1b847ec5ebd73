import { constants } from 'node:buffer';
import { lstatSync, statSync, type Stats } from 'node:fs';
import { toRealPath } from './text/inner-path.ts';

/** In bytes. The command scans larger files in parts; ESLint has the whole text and its lines in memory. */
const MAX_SIZE = 32 * 1024 * 1024;

/**
 * Whether ESLint can read a file: it crashes on a link to a directory, a broken link, a pipe, and a file that
 * is longer than a string can be.
 */
export function isReadable(path: string): boolean {
  const file = toRealPath(path);
  const stats = inspect(() => statSync(file, { throwIfNoEntry: false }));
  if (stats) return stats.isFile() && stats.size <= constants.MAX_STRING_LENGTH;
  // Unsaved text, and a block of a file, has a name and no file.
  return inspect(() => lstatSync(file, { throwIfNoEntry: false })) === undefined;
}

/**
 * Whether keyfence's rules scan a text. The target of a link is scanned as its own file if it is in the
 * repository.
 */
export function isLintable(path: string): boolean {
  const stats = inspect(() => lstatSync(toRealPath(path), { throwIfNoEntry: false }));
  return stats === undefined || (stats.isFile() && stats.size <= MAX_SIZE);
}

/** Whether a path is a symbolic link, even a broken one. */
export function isLink(path: string): boolean {
  const stats = inspect(() => lstatSync(path, { throwIfNoEntry: false }));
  return stats?.isSymbolicLink() === true;
}

function inspect(look: () => Stats | undefined): Stats | undefined {
  try {
    return look();
  } catch {
    // A name below a file, one that is too long, or an invalid one: there is no such file.
    return undefined;
  }
}
