import { toExitError } from './failures.ts';
import type { Git } from './git.ts';
import { askGitSync } from './run-git-sync.ts';

const HEAD = ['rev-parse', '--verify', '--quiet', 'HEAD'];

/** Whether there is a commit yet. @throws GitError */
export function hasCommit(git: Git): boolean {
  const { exitCode, stderr } = askGitSync(HEAD, git);
  if (exitCode > 1) throw toExitError(HEAD, exitCode, stderr);
  return exitCode === 0;
}
