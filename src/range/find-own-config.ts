import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { toGitPath } from '../files/git-path.ts';
import { isWithin } from '../files/is-within.ts';
import type { Repository } from '../git/repository.ts';

/**
 * The path in the repository of the file that is given as the configuration.
 * @param file as given, relative to the current directory; it has been read
 * @returns from the top, `/`-separated; `undefined` for a file outside the commits
 * @throws GitError
 */
export function findOwnConfig(file: string, repository: Repository): string | undefined {
  const [top, target] = [realpathSync(repository.root), realpathSync(resolve(file))];
  if (!isWithin(top, target)) return undefined;
  const path = toGitPath(top, target);
  return repository.isTracked(path) ? path : undefined;
}
