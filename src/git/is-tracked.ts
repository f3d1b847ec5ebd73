import { toExitError } from './failures.ts';
import type { Git } from './git.ts';
import { askGitSync } from './run-git-sync.ts';

/**
 * Whether the index has a path, or anything below it.
 * @param path relative to the top of the work tree, `/`-separated
 * @throws GitError
 */
export function isTracked(path: string, git: Git): boolean {
  const list = ['--literal-pathspecs', 'ls-files', '-z', '--', path];
  const { exitCode, stdout, stderr } = askGitSync(list, git);
  if (exitCode !== 0) throw toExitError(list, exitCode, stderr);
  return stdout.length > 0;
}
