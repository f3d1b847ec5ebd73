import { isFetchedFrom } from './is-fetched-from.ts';

/**
 * What is known of the repository that is pushed to, as options of `git rev-list`; nothing of another
 * one, since what that has may be private.
 * @throws GitError
 */
export async function listRemoteRefs(
  remote: string,
  url: string,
  root: string,
): Promise<readonly string[]> {
  // Git gives the URL for the name of a remote that has none.
  if (remote === url) return [];
  return (await isFetchedFrom(remote, url, root)) ? [`--remotes=${remote}`] : [];
}
