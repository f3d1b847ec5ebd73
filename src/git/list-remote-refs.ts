import { toExitError } from './failures.ts';
import type { Git } from './git.ts';
import { isFetchedFrom } from './is-fetched-from.ts';
import { askGit, runGit } from './run-git.ts';
import { splitFields } from './split-fields.ts';

const REFSPECS = ['config', '-z', '--get-regexp', '^remote\\..*\\.fetch$'];
/** `<key> LF <refspec>`: https://git-scm.com/docs/git-config, https://git-scm.com/docs/git-fetch#_configured_remote_tracking_branches */
const REFSPEC = /^remote\.(?<remote>.*)\.fetch\n[^:]*:refs\/remotes\/(?<kept>.+)$/s;

/**
 * Options of `git rev-list` for the refs of the repository that is pushed to, without those of other remotes,
 * which may be private.
 * @throws GitError
 */
export async function listRemoteRefs(
  remote: string,
  url: string,
  git: Git,
): Promise<readonly string[]> {
  // Without a name for the remote, git passes its URL.
  if (remote === url || !(await isFetchedFrom(remote, url, git))) return [];
  const others = await listOtherRefs(remote, git);
  return [...others.map((pattern) => `--exclude=${pattern}`), `--remotes=${remote}`];
}

/** Patterns below `refs/remotes` for refs that are fetched from other remotes into the namespace of this one. */
async function listOtherRefs(remote: string, git: Git): Promise<string[]> {
  const answer = await askGit(REFSPECS, git);
  // Exit code 1 means that there are none.
  if (answer.exitCode > 1) throw toExitError(REFSPECS, answer.exitCode, answer.stderr);
  return splitFields(answer.stdout).flatMap((field) => {
    const found = REFSPEC.exec(field.toString())?.groups;
    const isOther = found && found['remote'] !== remote;
    return isOther && found['kept']?.startsWith(`${remote}/`) ? found['kept'] : [];
  });
}

/** Whether a commit was fetched from a remote. @throws GitError */
export async function isFetched(commit: string, remote: string, git: Git): Promise<boolean> {
  const args = ['rev-list', '--max-count=1', commit, '--not', `--remotes=${remote}`, '--'];
  return (await runGit(args, git)).length === 0;
}
