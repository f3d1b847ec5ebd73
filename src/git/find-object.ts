import type { Git } from './git.ts';
import { askGit, runGit } from './run-git.ts';

/**
 * The object that a revision names, of any type or peeled to one: `v1^{commit}`.
 * https://git-scm.com/docs/gitrevisions
 * @returns `undefined` if there is none
 * @throws GitError when git fails
 */
export async function findObject(revision: string, git: Git): Promise<string | undefined> {
  // It would be taken for an option.
  if (revision.startsWith('-')) return undefined;
  const answer = await askGit(['rev-parse', '--verify', '--quiet', revision], git);
  return answer.exitCode === 0 ? answer.stdout.toString().trim() : undefined;
}

/** The same for one that has to exist. @throws GitError */
export async function requireObject(revision: string, git: Git): Promise<string> {
  return (await runGit(['rev-parse', '--verify', revision], git)).toString().trim();
}
