import { askGitSync, toExitError } from './run-git.ts';

const HEAD = ['rev-parse', '--verify', '--quiet', 'HEAD'];

/** Whether there is a commit to start from; before the first there is none. @throws GitError */
export function hasCommit(root: string): boolean {
  const { exitCode, stderr } = askGitSync(HEAD, root);
  if (exitCode > 1) throw toExitError(HEAD, exitCode, stderr);
  return exitCode === 0;
}
