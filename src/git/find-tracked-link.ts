import { existsSync, lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toGitPath } from '../files/git-path.ts';
import { isWithin } from '../files/is-within.ts';
import { Git } from './git.ts';
import { isTracked } from './is-tracked.ts';

/** Nothing is tracked outside a repository. */
function isRepository(root: string): boolean {
  return process.env['GIT_DIR'] !== undefined || existsSync(join(root, '.git'));
}

/**
 * The link on the way to a path that came with the repository, if there is one.
 * @param path absolute
 * @param root top of the work tree, absolute
 * @throws GitError
 */
export function findTrackedLink(path: string, root: string): string | undefined {
  if (!isWithin(root, path) || !isRepository(root)) return undefined;
  for (let at = path; at !== root && isWithin(root, at); at = dirname(at)) {
    if (isLink(at) && isTracked(toGitPath(root, at), new Git(root))) return at;
  }
  return undefined;
}

/** Nothing can be below a file, so writing there fails with a clear error. */
export function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return false;
    throw error;
  }
}
