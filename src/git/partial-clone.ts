import { toExitError } from './failures.ts';
import type { Git } from './git.ts';
import { askGit } from './run-git.ts';

const PROMISOR = ['config', '--get-regexp', '^(extensions\\.partialclone|remote\\..*\\.promisor)$'];

/** Whether this is a partial clone. https://git-scm.com/docs/partial-clone @throws GitError */
export async function isPartialClone(git: Git): Promise<boolean> {
  const answer = await askGit(PROMISOR, git);
  // Exit code 1 means that nothing is set.
  if (answer.exitCode > 1) throw toExitError(PROMISOR, answer.exitCode, answer.stderr);
  return answer.exitCode === 0;
}
