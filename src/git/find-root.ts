import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listAncestors } from '../files/list-ancestors.ts';

/**
 * The top of the repository that a directory is in, as far as files tell; `undefined` where none is
 * around it. Git is not asked: an editor lints at every key.
 */
export function findRoot(
  directory: string,
  isRoot: (directory: string) => boolean = hasGit,
): string | undefined {
  for (const at of listAncestors(directory)) if (isRoot(at)) return at;
  return undefined;
}

/** Whether a directory is the top of a work tree, as far as files tell. */
export function hasGit(directory: string): boolean {
  return existsSync(join(directory, '.git'));
}
