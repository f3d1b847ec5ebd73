import { refuseEmbedded } from './refuse-embedded.ts';
import { LOCATE, readPlace, type Repository } from './repository.ts';
import { checkVersion, VERSION } from './require-version.ts';
import { askGit } from './run-git.ts';

/**
 * The repository that `cwd` is in, or `undefined` where there is none at all: git is asked for it and for its
 * own version at the same time.
 * @throws GitError where there is one that git does not want to read, or git is older than what is supported
 */
export async function openRepository(cwd: string): Promise<Repository | undefined> {
  refuseEmbedded(cwd);
  const [place, version] = await Promise.all([askGit(LOCATE, cwd), askGit(VERSION, cwd)]);
  const repository = readPlace(place, cwd);
  if (repository) checkVersion(version);
  return repository;
}
