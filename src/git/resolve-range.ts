import { GitError, UsageError } from '../errors/errors.ts';
import { abbreviateId } from '../text/abbreviate-id.ts';
import { toExitError } from './failures.ts';
import type { Git } from './git.ts';
import { askGit, runGit } from './run-git.ts';
import { describeMissing, requireNotShallow } from './shallow-boundary.ts';
import type { Revisions } from './walk-commits.ts';

/** The commits of a range. */
export interface Resolved extends Revisions {
  /** The newest ones. */
  readonly include: readonly string[];
  /** The commits before them. */
  readonly exclude: readonly string[];
}

/**
 * The commits of `A..B`, `A...B` or a single commit; a side that is left out is HEAD.
 * https://git-scm.com/docs/gitrevisions#_specifying_ranges
 * @param boundary the oldest commits of a shallow clone
 * @throws UsageError, GitError when a commit does not exist, or the range cannot be determined
 */
export async function resolveRange(
  range: string,
  git: Git,
  boundary: ReadonlySet<string>,
): Promise<Resolved> {
  // The name of a ref cannot contain two dots.
  const at = range.indexOf('..');
  if (at === -1) {
    const commit = await resolveCommit(range, git, boundary);
    requireNotShallow(commit, boundary);
    return { include: [commit], exclude: await listParents(commit, git) };
  }
  const isSymmetric = range.startsWith('...', at);
  const sides = [range.slice(0, at), range.slice(at + (isSymmetric ? 3 : 2))];
  const [from = '', to = ''] = await Promise.all(
    sides.map((side) => resolveCommit(side === '' ? 'HEAD' : side, git, boundary)),
  );
  if (!isSymmetric) {
    // Without the merge base, old commits of a shallow clone would count as new.
    if (boundary.size > 0) await listMergeBases(from, to, git, boundary);
    return { include: [to], exclude: [from] };
  }
  const bases = await listMergeBases(from, to, git, boundary);
  return { include: [from, to], exclude: bases };
}

/** @throws UsageError when it looks like an option, GitError when there is no such commit */
export async function resolveCommit(
  revision: string,
  git: Git,
  boundary: ReadonlySet<string>,
): Promise<string> {
  if (revision === '' || revision.startsWith('-'))
    throw new UsageError(`"${revision}" is not the name of a commit`);
  const args = ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`];
  const answer = await askGit(args, git);
  if (answer.exitCode === 0) return answer.stdout.toString().trim();
  if (answer.stderr !== '' && answer.exitCode !== 1)
    throw toExitError(args, answer.exitCode, answer.stderr);
  const name = /^[0-9a-f]{40,64}$/i.test(revision) ? abbreviateId(revision) : revision;
  const unborn = revision === 'HEAD' ? ' yet' : `; ${describeMissing(boundary)}`;
  throw new GitError(
    revision === 'HEAD'
      ? `HEAD has no commit${unborn}`
      : `there is no commit "${name}" in this repository${unborn}`,
  );
}

async function listParents(commit: string, git: Git): Promise<string[]> {
  return toLines(await runGit(['rev-parse', `${commit}^@`], git));
}

async function listMergeBases(
  one: string,
  other: string,
  git: Git,
  boundary: ReadonlySet<string>,
): Promise<string[]> {
  const args = ['merge-base', '--all', one, other];
  const answer = await askGit(args, git);
  if (answer.exitCode === 0) return toLines(answer.stdout);
  if (answer.exitCode !== 1) throw toExitError(args, answer.exitCode, answer.stderr);
  throw new GitError(
    `${abbreviateId(one)} and ${abbreviateId(other)} have no commit in common here${boundary.size > 0 ? `; ${describeMissing(boundary)}` : ''}`,
  );
}

function toLines(output: Buffer): string[] {
  return output.toString().split('\n').filter(Boolean);
}
