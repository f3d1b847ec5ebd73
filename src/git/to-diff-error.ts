import { toExitError } from './failures.ts';
import { requireWorkTree } from './repository.ts';
import { requireGitVersion } from './require-version.ts';
import type { GitAnswer } from './run-git-sync.ts';

/**
 * Why `git diff` did not answer.
 * @throws GitError where something else says it better
 */
export function toDiffError(
  args: readonly string[],
  { exitCode, stderr }: GitAnswer,
  root: string,
): Error {
  // An old git does not know all the options.
  requireGitVersion(root);
  // Outside a repository `git diff` compares files, and complains about the options for that.
  requireWorkTree(root);
  return toExitError(args, exitCode, stderr);
}
