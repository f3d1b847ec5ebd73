import { GitError } from '../errors.ts';
import { toExitError } from './failures.ts';
import { askGitSync } from './run-git-sync.ts';

/** The oldest git whose answers are known to be right. */
const OLDEST = [2, 30] as const;
const VERSION = ['version'];

/** @throws GitError when git is older than what is supported */
export function requireGitVersion(cwd: string): void {
  const { stdout, stderr, exitCode } = askGitSync(VERSION, cwd);
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
