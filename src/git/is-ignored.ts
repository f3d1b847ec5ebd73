import { Git } from './git.ts';
import { spawnGitSync } from './run-git-sync.ts';

/** In bytes; the output is a single path. */
const MOST_OUTPUT = 4096;

/**
 * Whether git ignores a file and does not track it. If git cannot tell, it is not ignored.
 * @param path of the file, relative to the top of the work tree
 */
export function isIgnored(path: string, root: string): boolean {
  // A colon at the beginning would be pathspec magic.
  const args = ['check-ignore', '--quiet', '--', `./${path}`];
  const { status } = spawnGitSync(args, new Git(root), { maxBuffer: MOST_OUTPUT });
  return status === 0;
}
