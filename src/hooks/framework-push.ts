import { listRemoteRefs } from '../git/list-remote-refs.ts';
import type { PushedRef } from '../git/pushed-refs.ts';
import { runGit } from '../git/run-git.ts';

/** What is pushed, and what the other side is known to have. */
export interface Push {
  readonly refs: readonly PushedRef[];
  /** Options of `git rev-list`. */
  readonly known: readonly string[];
}

/**
 * What the pre-commit framework tells of a push. It hands on neither arguments nor standard input, and of
 * several refs only the first that brings commits.
 * https://pre-commit.com/#pre-push
 * @returns `undefined` where it tells of none
 * @throws GitError
 */
export async function readFrameworkPush(
  environment: NodeJS.ProcessEnv,
  root: string,
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
  const known = await listRemoteRefs(remote, url, root);
  // Of a history that is new to the root it tells the branch alone.
  const id = await resolveObject(to === '' ? local : to, root);
  // Of a new branch it tells what was fetched, which need not be there where that is another repository.
  const isThere = from !== '' && (known.length > 0 || !(await isFetched(from, remote, root)));
  return { refs: [{ name, id, ...(isThere && { oldId: from }) }], known };
}

async function resolveObject(revision: string, root: string): Promise<string> {
  const answer = await runGit(['rev-parse', '--verify', `${revision}^{object}`], root);
  return answer.toString().trim();
}

async function isFetched(commit: string, remote: string, root: string): Promise<boolean> {
  const args = ['rev-list', '--max-count=1', commit, '--not', `--remotes=${remote}`, '--'];
  return (await runGit(args, root)).length === 0;
}
