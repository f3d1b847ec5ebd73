import { GitError } from '../errors/errors.ts';
import { toExitError } from './failures.ts';
import type { Git } from './git.ts';
import { askGitSync, type GitAnswer } from './run-git-sync.ts';

/** The oldest supported git. */
const OLDEST = [2, 30] as const;

export interface GitVersion {
  readonly major: number;
  readonly minor: number;
  /** As git prints it: `git version 2.39.5`. */
  readonly text: string;
}

export const VERSION: readonly string[] = ['version'];

/** @throws GitError when git is older than what is supported */
export function readVersion(git: Git): GitVersion {
  return parseVersion(askGitSync(VERSION, git));
}

/**
 * @param answer to {@link VERSION}
 * @throws GitError when git is older than what is supported
 */
export function parseVersion({ stdout, stderr, exitCode }: GitAnswer): GitVersion {
  if (exitCode !== 0) throw toExitError(VERSION, exitCode, stderr);
  const text = stdout.toString().trim();
  const found = /^git version (?<major>\d+)\.(?<minor>\d+)/.exec(text)?.groups;
  if (!found) throw new GitError(`git says "${text}" when asked for its version`);
  const [major, minor] = [Number(found['major']), Number(found['minor'])];
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    throw new GitError(
      `git ${major}.${minor} is too old; install git ${OLDEST.join('.')} or later`,
    );
  }
  return { major, minor, text };
}

/** Whether git is at least a version of git 2. */
export function isAtLeast({ major, minor }: GitVersion, required: number): boolean {
  return major > 2 || (major === 2 && minor >= required);
}
