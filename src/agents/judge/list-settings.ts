import { join, posix } from 'node:path';
import { CONFIG_NAME } from '../../config/settings/settings-files.ts';
import { isFile } from './resolve-paths.ts';

/**
 * The configurations of the directories around files, but for the one at the top.
 * @param paths of the files, as sources call them
 * @returns paths from the top
 */
export function listSettings(root: string, paths: readonly string[]): string[] {
  const directories = new Set<string>();
  for (const path of paths) {
    for (let at = posix.dirname(path); at !== '.' && at !== '/'; at = posix.dirname(at))
      directories.add(at);
  }
  return [...directories]
    .map((directory) => `${directory}/${CONFIG_NAME}`)
    .filter((path) => isFile(join(root, path)));
}
