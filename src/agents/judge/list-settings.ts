import { join } from 'node:path';
import { CONFIG_NAME } from '../../config/settings/settings-files.ts';
import { listParents } from '../../files/list-ancestors.ts';
import { isFile } from './resolve-paths.ts';

/**
 * The configurations of the directories around files, except the top.
 * @param paths of the files, as sources call them
 * @returns paths from the top
 */
export function listSettings(root: string, paths: readonly string[]): string[] {
  return [...new Set(paths.flatMap((path) => [...listParents(path)]))]
    .map((directory) => `${directory}/${CONFIG_NAME}`)
    .filter((path) => isFile(join(root, path)));
}
