import { toExitError } from './failures.ts';
import type { Git } from './git.ts';
import { askGit } from './run-git.ts';

/**
 * A setting of git's configuration, the last if there are several.
 * @param type of the value: https://git-scm.com/docs/git-config#_options
 * @returns `undefined` if it is not set
 * @throws GitError
 */
export async function findSetting(
  name: string,
  type: 'bool' | 'path' | undefined,
  git: Git,
): Promise<string | undefined> {
  const args = ['config', '-z', ...(type === undefined ? [] : [`--type=${type}`]), '--get', name];
  const { exitCode, stdout, stderr } = await askGit(args, git);
  // Exit code 1 means that it is not set.
  if (exitCode > 1) throw toExitError(args, exitCode, stderr);
  return exitCode === 0 ? stdout.toString().replace(/\0$/, '') : undefined;
}
