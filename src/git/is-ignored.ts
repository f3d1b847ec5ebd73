import { Git } from './git.ts';
import { spawnGitSync } from './run-git-sync.ts';

/** In bytes; it says nothing but what fails. */
const MOST_OUTPUT = 4096;

/**
 * Whether git keeps a file out of the repository. One that it tracks all the same is in it, and where
 * git cannot tell nothing is kept out.
 * @param path of the file, relative to the top of the work tree
 */
export function isIgnored(path: string, root: string): boolean {
  // A colon at the beginning would be magic.
  const args = ['check-ignore', '--quiet', '--', `./${path}`];
  const { status } = spawnGitSync(args, new Git(root), { maxBuffer: MOST_OUTPUT });
  return status === 0;
}
