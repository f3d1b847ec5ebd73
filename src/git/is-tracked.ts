import { toExitError } from './failures.ts';
import { askGitSync } from './run-git-sync.ts';

/**
 * Whether the index has a path, or anything below it.
 * @param path relative to the top of the work tree, `/`-separated
 * @throws GitError
 */
export function isTracked(path: string, root: string): boolean {
  const list = ['--literal-pathspecs', 'ls-files', '-z', '--', path];
  const { exitCode, stdout, stderr } = askGitSync(list, root);
  if (exitCode !== 0) throw toExitError(list, exitCode, stderr);
  return stdout.length > 0;
}
