import { existsSync, readFileSync } from 'node:fs';
import { GitError } from '../errors/errors.ts';
import { abbreviateId } from '../text/abbreviate-id.ts';
import { findGitPaths } from './git-paths.ts';
import type { Git } from './git.ts';

const FIX =
  'get it whole: "git fetch --unshallow" (GitHub Actions: "fetch-depth: 0" for actions/checkout; GitLab: "GIT_DEPTH: 0")';

/**
 * The oldest commits of a shallow clone, whose parents are missing; empty for a complete one.
 * https://git-scm.com/docs/shallow
 * @throws GitError when grafts change the history that git shows
 */
export async function listShallowBoundary(git: Git): Promise<ReadonlySet<string>> {
  const [shallow = '', grafts = ''] = await findGitPaths(['shallow', 'info/grafts'], git);
  if (readLines(grafts).some((line) => /^[0-9a-f]/.test(line))) {
    throw new GitError(
      `${grafts} changes the history that git shows; remove it ("git replace --convert-graft-file" keeps what it says)`,
    );
  }
  return new Set(readLines(shallow));
}

/** @throws GitError when the commit is the oldest of a shallow clone, so that its parents are missing */
export function requireNotShallow(commit: string, boundary: ReadonlySet<string>): void {
  if (!boundary.has(commit)) return;
  throw new GitError(
    `this clone is shallow: the history before ${abbreviateId(commit)} is asked for and not there; ${FIX}`,
  );
}

/** @throws GitError when the clone is shallow */
export function requireCompleteClone(boundary: ReadonlySet<string>): void {
  for (const commit of boundary) requireNotShallow(commit, boundary);
}

/** What to do about a missing commit. */
export function describeMissing(boundary: ReadonlySet<string>): string {
  return boundary.size > 0 ? `this clone is shallow; ${FIX}` : 'fetch it first';
}

function readLines(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'latin1').split('\n').filter(Boolean) : [];
}
