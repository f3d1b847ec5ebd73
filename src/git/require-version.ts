import { GitError } from '../errors.ts';
import { runGit } from './run-git.ts';

/** The oldest git whose answers are known to be right. */
const OLDEST = [2, 30] as const;

/** @throws GitError when git is older than what is supported */
export async function requireGitVersion(cwd: string): Promise<void> {
  const said = (await runGit(['version'], cwd)).toString().trim();
  const found = /^git version (?<major>\d+)\.(?<minor>\d+)/.exec(said)?.groups;
  if (!found) throw new GitError(`git says "${said}" when asked for its version`);
  const [major, minor] = [Number(found['major']), Number(found['minor'])];
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    throw new GitError(
      `git ${major}.${minor} is too old; install git ${OLDEST.join('.')} or later`,
    );
  }
}
