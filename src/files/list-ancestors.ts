import { dirname, posix } from 'node:path';

/** A directory and those around it, the innermost first. */
export function* listAncestors(directory: string): Generator<string, void> {
  for (let at = directory; ; at = dirname(at)) {
    yield at;
    if (dirname(at) === at) return;
  }
}

/** A directory and those around it up to the top, the innermost first. */
export function listUpTo(from: string, top: string): string[] {
  const directories: string[] = [];
  for (const at of listAncestors(from)) {
    directories.push(at);
    if (at === top) break;
  }
  return directories;
}

/** The directories around a file, below the top, the innermost first. @param path from the top, as git has it */
export function* listParents(path: string): Generator<string, void> {
  for (let at = posix.dirname(path); at !== '.' && at !== '/'; at = posix.dirname(at)) yield at;
}
