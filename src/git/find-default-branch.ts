import type { Git } from './git.ts';
import { askGit } from './run-git.ts';

const PREFIX = 'refs/remotes/';

/** The default branch of `origin`: `origin/main`. @returns `undefined` if it is unknown */
export async function findDefaultBranch(git: Git): Promise<string | undefined> {
  const answer = await askGit(['symbolic-ref', '--quiet', `${PREFIX}origin/HEAD`], git);
  return answer.exitCode === 0 ? answer.stdout.toString().trim().replace(PREFIX, '') : undefined;
}
