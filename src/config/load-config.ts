import { dirname, resolve } from 'node:path';
import type { ConfigHome } from './config-location.ts';
import { makeConfig, type Config } from './config.ts';
import { findConfig } from './find-config.ts';
import { makeNestedList, type ListNested } from './settings/list-nested.ts';
import { readFromWorkTree, type ReadSettings } from './settings/read-settings.ts';

/**
 * The configuration of a repository, with all defaults, and those of nested directories.
 * @param directory the top of the repository
 * @param file replaces the repository's own files, relative to the current directory
 * @param read for files that are not those of the work tree
 * @param listNested paths of the nested configuration files; by default those in the work tree
 * @throws ConfigError when one cannot be read or does not follow the schema; GitError
 */
export async function loadConfig(
  directory: string,
  file?: string,
  read: ReadSettings = readFromWorkTree(directory),
  listNested: ListNested = makeNestedList(directory),
): Promise<Config> {
  const home = { root: directory, read };
  if (file !== undefined) {
    const { makeLayeredConfig } = await import('./build-config.ts');
    const { locateOnDisk } = await import('./config-location.ts');
    const { readLayers } = await import('./read-layers.ts');
    const { isWithin } = await import('../files/is-within.ts');
    const path = resolve(file);
    const boundary = isWithin(resolve(directory), path) ? directory : dirname(path);
    return makeLayeredConfig(readLayers(locateOnDisk(path, file, boundary, home)));
  }
  const [found, paths] = [findConfig(directory, read), await listNested()];
  if (!found && paths.length === 0) return makeConfig({});
  // Loaded here, because repositories without configuration need not wait for it.
  const { addNested, makeLayeredConfig, readTopLayers } = await import('./build-config.ts');
  return addNested(makeLayeredConfig(readTopLayers(found, home)), paths, home);
}

/**
 * The configuration in one file of the repository.
 * @param path from the top, `/`-separated
 * @throws ConfigError when there is none, or as in {@link loadConfig}
 */
export async function loadConfigFrom(path: string, home: ConfigHome): Promise<Config> {
  const { makeLayeredConfig } = await import('./build-config.ts');
  const { readInRepository } = await import('./config-location.ts');
  const { readLayers } = await import('./read-layers.ts');
  return makeLayeredConfig(readLayers(readInRepository(path, home, `"${path}" is asked for`)));
}
