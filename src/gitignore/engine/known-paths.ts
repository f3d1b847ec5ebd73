import { parentDirectories, type BytePath } from './byte-path.ts';

/** Paths that tracked files rule out: nothing is below a file, and no file has the name of a directory. */
export interface KnownPaths {
  readonly files: ReadonlySet<BytePath>;
  readonly directories: ReadonlySet<BytePath>;
}

/** @param tracked every file of a clone */
export function collectKnownPaths(tracked: Iterable<BytePath>): KnownPaths {
  const files = new Set(tracked);
  const directories = new Set<BytePath>();
  for (const file of files) {
    for (const parent of parentDirectories(file)) directories.add(parent);
  }
  return { files, directories };
}

/** Whether a file may exist at the path. */
export function canBeFile(known: KnownPaths, path: BytePath): boolean {
  return !known.directories.has(path) && findFileAbove(known, path) === undefined;
}

/** The tracked file that would have to be a directory. */
export function findFileAbove(known: KnownPaths, path: BytePath): BytePath | undefined {
  return parentDirectories(path).find((parent) => known.files.has(parent));
}
