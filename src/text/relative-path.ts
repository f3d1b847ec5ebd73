import { posix } from 'node:path';

/**
 * A path, as typed or clicked on in another directory of the repository.
 * @param path from the top of the repository, `/`-separated; anything else is unchanged
 * @param directory the other directory, also from the top; empty for the top itself
 */
export function toRelativePath(path: string, directory: string): string {
  const isPlace = path !== '' && !/^(?:\/|<|refs\/)/.test(path);
  return directory === '' || !isPlace ? path : posix.relative(directory, path);
}
