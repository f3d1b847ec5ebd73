import { toExitError } from './failures.ts';
import type { Git } from './git.ts';
import { locateWorkTree } from './locate-repository.ts';
import type { GitAnswer } from './run-git-sync.ts';
import { readVersion } from './version.ts';

/**
 * Why `git diff` failed.
 * @throws GitError with a clearer reason, if there is one
 */
export function toDiffError(
  args: readonly string[],
  { exitCode, stderr }: GitAnswer,
  git: Git,
): Error {
  // An old git does not know all the options.
  readVersion(git);
  // Outside a repository `git diff` compares files, and rejects the options.
  locateWorkTree(git.directory);
  return toExitError(args, exitCode, stderr);
}
