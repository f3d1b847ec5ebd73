import { Git } from './git.ts';
import {
  LOCATE,
  parseLocation,
  refuseBare,
  requireLocation,
  type Location,
} from './locate-repository.ts';
import { refuseEmbedded } from './refuse-embedded.ts';
import { Repository } from './repository.ts';
import type { GitAnswer } from './run-git-sync.ts';
import { askGit } from './run-git.ts';
import { parseVersion, VERSION } from './version.ts';

/**
 * The repository around `cwd`; `undefined` if there is none. Git is asked for it and for its own version at the
 * same time.
 * @throws GitError when git refuses to read it, or is older than what is supported
 */
export async function openRepository(cwd: string): Promise<Repository | undefined> {
  const [location, version] = await locate(cwd);
  const found = parseLocation(location, cwd);
  return found && new Repository(found, parseVersion(version));
}

/** @throws GitError also when there is none */
export async function requireRepository(cwd: string): Promise<Repository> {
  return open(cwd, (location) => location);
}

/** @throws GitError also when there is none, or one without a work tree */
export async function openWorkTree(cwd: string): Promise<Repository> {
  return open(cwd, refuseBare);
}

async function open(cwd: string, check: (location: Location) => Location): Promise<Repository> {
  const [location, answer] = await locate(cwd);
  // The version is checked first, because an old git may not understand the repository.
  const version = parseVersion(answer);
  return new Repository(check(requireLocation(parseLocation(location, cwd))), version);
}

async function locate(cwd: string): Promise<[location: GitAnswer, version: GitAnswer]> {
  refuseEmbedded(cwd);
  const git = new Git(cwd);
  return Promise.all([askGit(LOCATE, git), askGit(VERSION, git)]);
}
