import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listAncestors } from '../files/list-ancestors.ts';

/**
 * The top of the repository around a directory, judging by the files; `undefined` if there is none. Git is not
 * asked, because an editor lints at every key stroke.
 */
export function findRoot(
  directory: string,
  isRoot: (directory: string) => boolean = hasGit,
): string | undefined {
  for (const at of listAncestors(directory)) if (isRoot(at)) return at;
  return undefined;
}

/** Whether a directory is the top of a work tree, judging by the files. */
export function hasGit(directory: string): boolean {
  return existsSync(join(directory, '.git'));
}
