import { GitError } from '../errors/errors.ts';
import { toExitError } from './failures.ts';
import { askGitSync, type GitAnswer } from './run-git-sync.ts';

/** The oldest git whose answers are known to be right. */
const OLDEST = [2, 30] as const;
export const VERSION: readonly string[] = ['version'];

/** @throws GitError when git is older than what is supported */
export function requireGitVersion(cwd: string): void {
  checkVersion(askGitSync(VERSION, cwd));
}

/**
 * @param answer to {@link VERSION}
 * @throws GitError when git is older than what is supported
 */
export function checkVersion({ stdout, stderr, exitCode }: GitAnswer): void {
  if (exitCode !== 0) throw toExitError(VERSION, exitCode, stderr);
  const said = stdout.toString().trim();
  const found = /^git version (?<major>\d+)\.(?<minor>\d+)/.exec(said)?.groups;
  if (!found) throw new GitError(`git says "${said}" when asked for its version`);
  const [major, minor] = [Number(found['major']), Number(found['minor'])];
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    throw new GitError(
      `git ${major}.${minor} is too old; install git ${OLDEST.join('.')} or later`,
    );
  }
}
