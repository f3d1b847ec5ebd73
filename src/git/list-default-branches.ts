import type { Git } from './git.ts';
import { runGit } from './run-git.ts';

/** `HEAD` exists after a clone; CI systems often do not create it. */
const NAMES = ['HEAD', 'main', 'master'];

/**
 * Newest commits of the default branches of all remotes, and of one more branch of `origin`, as far as they
 * were fetched and do not contain a commit: if they contain it, the range is what brought it there.
 * @param commit its id
 * @throws GitError
 */
export async function listDefaultBranches(
  commit: string,
  git: Git,
  branch?: string,
): Promise<string[]> {
  const patterns = NAMES.map((name) => `refs/remotes/*/${name}`);
  if (branch !== undefined) patterns.push(`refs/remotes/origin/${branch}`);
  const args = ['for-each-ref', '--format=%(objectname)', `--no-contains=${commit}`, ...patterns];
  const output = await runGit(args, git);
  return [...new Set(output.toString().split('\n').filter(Boolean))];
}
