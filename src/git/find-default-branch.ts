import type { Git } from './git.ts';
import { askGit } from './run-git.ts';

const PREFIX = 'refs/remotes/';

/** The branch that a clone of `origin` starts from: `origin/main`. @returns `undefined` where it is not known */
export async function findDefaultBranch(git: Git): Promise<string | undefined> {
  const answer = await askGit(['symbolic-ref', '--quiet', `${PREFIX}origin/HEAD`], git);
  return answer.exitCode === 0 ? answer.stdout.toString().trim().replace(PREFIX, '') : undefined;
}
