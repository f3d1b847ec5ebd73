import type { PushedRef } from '../git/pushed-refs.ts';
import type { Repository } from '../git/repository.ts';

/** The commits that are pushed, and the refs of the remote. */
export interface Push {
  readonly refs: readonly PushedRef[];
  /** Options of `git rev-list`. */
  readonly excludedRefs: readonly string[];
}

/**
 * Reads what the pre-commit framework passes on about a push. It passes on neither arguments nor standard
 * input, and of several refs only the first that has new commits. https://pre-commit.com/#pre-push
 * @returns `undefined` if it passes nothing on
 * @throws GitError
 */
export async function readFrameworkPush(
  environment: NodeJS.ProcessEnv,
  { history, refs }: Repository,
): Promise<Push | undefined> {
  const {
    PRE_COMMIT_REMOTE_NAME: remote = '',
    PRE_COMMIT_REMOTE_URL: url = '',
    PRE_COMMIT_REMOTE_BRANCH: name = '',
    PRE_COMMIT_LOCAL_BRANCH: local = '',
    PRE_COMMIT_FROM_REF: from = '',
    PRE_COMMIT_TO_REF: to = '',
  } = environment;
  if (remote === '' || url === '') return undefined;
  const excludedRefs = await refs.listRemoteRefs(remote, url);
  // For a completely new history it only names the branch.
  const id = await history.requireObject(`${to === '' ? local : to}^{object}`);
  // For a new branch it names what was fetched, which another repository need not have.
  const isThere = from !== '' && (excludedRefs.length > 0 || !(await refs.isFetched(from, remote)));
  return {
    refs: [{ name, id, ...(local !== '' && { local }), ...(isThere && { oldId: from }) }],
    excludedRefs,
  };
}
