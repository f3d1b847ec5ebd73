import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { GitError } from '../errors/errors.ts';
import { toExitError } from './failures.ts';
import { refuseEmbedded } from './refuse-embedded.ts';
import { askGitSync, type GitAnswer } from './run-git-sync.ts';

/** Where a repository is. */
export interface Repository {
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
export function findRepository(cwd: string): Repository | undefined {
  refuseEmbedded(cwd);
  return readPlace(askGitSync(LOCATE, cwd), cwd);
}

/**
 * @param answer to {@link LOCATE}
 * @throws GitError where there is a repository that git does not want to read
 */
export function readPlace(answer: GitAnswer, cwd: string): Repository | undefined {
  const [isBare, isInsideGitDir, up] = answer.stdout.toString().split('\n');
  if (answer.exitCode === 0) {
    if (isBare === 'true' || isInsideGitDir === 'true') return { root: cwd, isBare: true };
    const root = resolve(cwd, up ?? '');
    refuseStrayWorkTree(root);
    return { root, isBare: false };
  }
  // Git has one exit code for "no repository" and for "one that I do not trust"; the first has no trace of one.
  if (process.env['GIT_DIR'] === undefined && !hasGitDirectory(cwd)) return undefined;
  throw toExitError(LOCATE, answer.exitCode, answer.stderr);
}

/** @throws GitError when there is none */
export function requireRepository(cwd: string): Repository {
  const repository = findRepository(cwd);
  if (repository) return repository;
  throw new GitError('not a git repository; change into one, or run "git init"');
}

/** @throws GitError when there is none, or one without a work tree */
export function requireWorkTree(cwd: string): Repository {
  const repository = requireRepository(cwd);
  if (repository.isBare) throw new GitError('this repository has no work tree and no index');
  return repository;
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

function hasGitDirectory(directory: string): boolean {
  for (let at = resolve(directory); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return true;
    if (dirname(at) === at) return false;
  }
}
