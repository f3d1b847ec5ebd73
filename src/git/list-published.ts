import type { Git } from './git.ts';
import { listDefaultBranches } from './list-default-branches.ts';
import type { Resolved } from './resolve-range.ts';
import { askGit } from './run-git.ts';

const REMOTE = 'refs/remotes/';

/**
 * Newest commits of the branches whose content counts as committed before a range: the default branches of
 * remotes, and a remote branch on the left of `A...B`, of which both sides are scanned.
 * @throws GitError
 */
export async function listPublished(
  range: string,
  { include }: Resolved,
  git: Git,
): Promise<string[]> {
  const published = await listDefaultBranches(include.at(-1) ?? '', git);
  const [left = '', right] = range.split('...');
  if (right === undefined || left === '') return published;
  const answer = await askGit(
    ['rev-parse', '--symbolic-full-name', '--verify', '--quiet', left],
    git,
  );
  const isRemote = answer.exitCode === 0 && answer.stdout.toString().startsWith(REMOTE);
  return isRemote ? [...published, ...include.slice(0, 1)] : published;
}
