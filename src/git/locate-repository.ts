import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { GitError } from '../errors/errors.ts';
import { toExitError } from './failures.ts';
import { findRoot } from './find-root.ts';
import { Git } from './git.ts';
import { refuseEmbedded } from './refuse-embedded.ts';
import { askGitSync, type GitAnswer } from './run-git-sync.ts';

/** Where a repository is. */
export interface Location {
  /** Absolute path of the work tree's top; of the git directory where there is no work tree. */
  readonly root: string;
  readonly isBare: boolean;
}

/** Asks where it is. */
export const LOCATE: readonly string[] = [
  'rev-parse',
  ...['--is-bare-repository', '--is-inside-git-dir', '--show-cdup'],
];

/**
 * The repository that `cwd` is in, or `undefined` where there is none at all.
 * @throws GitError where there is one that git does not want to read
 */
export function locateRepository(cwd: string): Location | undefined {
  refuseEmbedded(cwd);
  return parseLocation(askGitSync(LOCATE, new Git(cwd)), cwd);
}

/**
 * @param answer to {@link LOCATE}
 * @throws GitError where there is a repository that git does not want to read
 */
export function parseLocation(answer: GitAnswer, cwd: string): Location | undefined {
  const [isBare, isInsideGitDir, up] = answer.stdout.toString().split('\n');
  if (answer.exitCode === 0) {
    if (isBare === 'true' || isInsideGitDir === 'true') return { root: cwd, isBare: true };
    const root = resolve(cwd, up ?? '');
    refuseStrayWorkTree(root);
    return { root, isBare: false };
  }
  // Git has one exit code for "no repository" and for "one that I do not trust"; the first has no trace of one.
  if (process.env['GIT_DIR'] === undefined && findRoot(resolve(cwd)) === undefined)
    return undefined;
  throw toExitError(LOCATE, answer.exitCode, answer.stderr);
}

/** @throws GitError when there is none, or one without a work tree */
export function locateWorkTree(cwd: string): Location {
  return refuseBare(requireLocation(locateRepository(cwd)));
}

/** @throws GitError when there is none */
export function requireLocation<T extends Location>(location: T | undefined): T {
  if (location) return location;
  throw new GitError('not a git repository; change into one, or run "git init"');
}

/** @throws GitError when it has no work tree */
export function refuseBare<T extends Location>(location: T): T {
  if (location.isBare) throw new GitError('this repository has no work tree and no index');
  return location;
}

/**
 * `core.worktree` may lead anywhere, and files would be read and written there.
 * @throws GitError where the configuration of a repository, and not the user, says where the work tree is
 */
function refuseStrayWorkTree(root: string): void {
  const isUsersOwn = ['GIT_DIR', 'GIT_WORK_TREE'].some((name) => process.env[name] !== undefined);
  if (isUsersOwn || existsSync(join(root, '.git'))) return;
  throw new GitError(
    `core.worktree of this repository is ${root}, which has no .git; set GIT_DIR and GIT_WORK_TREE if that is meant, or run "git config --unset core.worktree"`,
  );
}
