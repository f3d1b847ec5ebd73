import { toExitError } from './failures.ts';
import type { Git } from './git.ts';
import { askGit, runGit } from './run-git.ts';

/**
 * What git prints, as UTF-8.
 * @throws GitError for every exit code but 0
 */
export async function askText(git: Git, ...args: readonly string[]): Promise<string> {
  return (await runGit(args, git)).toString();
}

/**
 * As {@link askText}, of what need not be there: `git config --get` exits with 1 where it is not set.
 * @returns `undefined` for exit code 1 with nothing on standard output
 * @throws GitError for every other exit code but 0
 */
export async function findText(git: Git, ...args: readonly string[]): Promise<string | undefined> {
  const { stdout, stderr, exitCode } = await askGit(args, git);
  if (exitCode === 1 && stdout.length === 0) return undefined;
  if (exitCode !== 0) throw toExitError(args, exitCode, stderr);
  return stdout.toString();
}
