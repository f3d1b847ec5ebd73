import { dirname } from 'node:path';

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
