import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { GitError } from '../errors/errors.ts';
import { abbreviateId } from '../text/abbreviate-id.ts';
import { runGit } from './run-git.ts';

const MEND =
  'get it whole: "git fetch --unshallow" (GitHub Actions: "fetch-depth: 0" for actions/checkout; GitLab: "GIT_DEPTH: 0")';

/**
 * The commits at which a shallow clone was cut; none in a whole one.
 * https://git-scm.com/docs/shallow
 * @throws GitError where grafts make git take something else for history than what is stored
 */
export async function listCuts(cwd: string): Promise<ReadonlySet<string>> {
  const asked = ['rev-parse', '--git-path', 'shallow', '--git-path', 'info/grafts'];
  const answer = (await runGit(asked, cwd)).toString();
  const [shallow = '', grafts = ''] = answer.split('\n').map((path) => resolve(cwd, path));
  if (readLines(grafts).some((line) => /^[0-9a-f]/.test(line))) {
    throw new GitError(
      `${grafts} makes git take something else for history than what is stored; remove it ("git replace --convert-graft-file" keeps what it says)`,
    );
  }
  return new Set(readLines(shallow));
}

/** @throws GitError when a clone was cut at one of these commits, so that what lies below is not there */
export function requireUncut(commit: string, cuts: ReadonlySet<string>): void {
  if (!cuts.has(commit)) return;
  throw new GitError(
    `this clone is shallow: the history before ${abbreviateId(commit)} is asked for and not there; ${MEND}`,
  );
}

/** @throws GitError when the clone is shallow */
export function requireWholeClone(cuts: ReadonlySet<string>): void {
  for (const commit of cuts) requireUncut(commit, cuts);
}

/** What to do about a commit that is not there. */
export function describeMissing(cuts: ReadonlySet<string>): string {
  return cuts.size > 0 ? `this clone is shallow; ${MEND}` : 'fetch it first';
}

function readLines(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'latin1').split('\n').filter(Boolean) : [];
}
