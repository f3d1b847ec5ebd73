import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { GitError } from '../errors/errors.ts';
import { toExitError } from './failures.ts';
import { findRoot } from './find-root.ts';
import { Git } from './git.ts';
import { refuseEmbedded } from './refuse-embedded.ts';
import { askGitSync, type GitAnswer } from './run-git-sync.ts';

/** The location of a repository. */
export interface Location {
  /** Absolute path of the work tree's top; of the git directory if there is no work tree. */
  readonly root: string;
  readonly isBare: boolean;
}

/** Asks git for the location. */
export const LOCATE: readonly string[] = [
  'rev-parse',
  ...['--is-bare-repository', '--is-inside-git-dir', '--show-cdup'],
];

/**
 * The repository around `cwd`; `undefined` if there is none.
 * @throws GitError when git refuses to read it
 */
export function locateRepository(cwd: string): Location | undefined {
  refuseEmbedded(cwd);
  return parseLocation(askGitSync(LOCATE, new Git(cwd)), cwd);
}

/**
 * @param answer to {@link LOCATE}
 * @throws GitError when there is a repository that git refuses to read
 */
export function parseLocation(answer: GitAnswer, cwd: string): Location | undefined {
  const [isBare, isInsideGitDir, up] = answer.stdout.toString().split('\n');
  if (answer.exitCode === 0) {
    if (isBare === 'true' || isInsideGitDir === 'true') return { root: cwd, isBare: true };
    const root = resolve(cwd, up ?? '');
    refuseStrayWorkTree(root);
    return { root, isBare: false };
  }
  // Git has the same exit code for "not a repository" and for an untrusted one; only the latter has a git
  // directory.
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
 * `core.worktree` may point anywhere, and files would be read and written there.
 * @throws GitError when the configuration of a repository, and not the user, sets the work tree
 */
function refuseStrayWorkTree(root: string): void {
  const isUsersOwn = ['GIT_DIR', 'GIT_WORK_TREE'].some((name) => process.env[name] !== undefined);
  if (isUsersOwn || existsSync(join(root, '.git'))) return;
  throw new GitError(
    `core.worktree of this repository is ${root}, which has no .git; set GIT_DIR and GIT_WORK_TREE if that is meant, or run "git config --unset core.worktree"`,
  );
}
