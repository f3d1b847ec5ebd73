import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { isWithin } from '../git/write-target.ts';

/**
 * Where the repository has the file that is given as the configuration.
 * @param file as given, relative to the current directory; it has been read
 * @returns from the top, `/`-separated; `undefined` for a file that no commit changes
 * @throws GitError
 */
export function findOwnConfig(file: string, repository: Repository): string | undefined {
  const [top, target] = [realpathSync(repository.root), realpathSync(resolve(file))];
  if (!isWithin(top, target)) return undefined;
  const path = relative(top, target).split(sep).join('/');
  return repository.isTracked(path) ? path : undefined;
}
