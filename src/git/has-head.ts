import { askGitSync, toExitError } from './run-git.ts';

const HEAD = ['rev-parse', '--verify', '--quiet', 'HEAD'];

/** Before the first commit there is no HEAD. @throws GitError */
export function hasHead(root: string): boolean {
  const { exitCode, stderr } = askGitSync(HEAD, root);
  if (exitCode > 1) throw toExitError(HEAD, exitCode, stderr);
  return exitCode === 0;
}
