import { posix } from 'node:path';

/**
 * A path as it is typed, and clicked on, in another directory of the repository.
 * @param path from the top of the repository, `/`-separated; what is no path of it stays as it is
 * @param directory the other directory, from the top as well; empty for the top itself
 */
export function toRelativePath(path: string, directory: string): string {
  const isPlace = path !== '' && !/^(?:\/|<|refs\/)/.test(path);
  return directory === '' || !isPlace ? path : posix.relative(directory, path);
}
