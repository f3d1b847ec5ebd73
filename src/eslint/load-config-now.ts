import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import {
  addNested,
  makeLayeredConfig,
  readNestedLayers,
  readTopLayers,
} from '../config/build-config.ts';
import type { Config } from '../config/config.ts';
import { findConfig } from '../config/find-config.ts';
import type { Layer } from '../config/read-layers.ts';
import { readFromWorkTree } from '../config/settings/read-settings.ts';
import { CONFIG_NAME } from '../config/settings/settings-files.ts';
import { memoizeForOneSecond } from './memoize-for-one-second.ts';

/**
 * What the repository with this top has configured, for rules that cannot wait, without what directories below
 * it have.
 * @throws ConfigError when it cannot be read or does not follow the schema
 */
export const loadConfigNow: (root: string) => Config = memoizeForOneSecond((root) =>
  makeLayeredConfig(readTopLayers(findConfig(root), { root, read: readFromWorkTree(root) })),
);

/**
 * The same with what the nearest directory around a file has configured.
 * @param path from the top, `/`-separated
 * @throws ConfigError
 */
export function loadConfigFor(root: string, path: string): Config {
  const nested = findNestedNow(root, posix.dirname(path));
  return nested === undefined ? loadConfigNow(root) : loadNestedNow(`${root}\0${nested}`);
}

const loadNestedNow = memoizeForOneSecond((key) => {
  const [root = '', path = ''] = key.split('\0');
  return addNested(loadConfigNow(root), [path], { root, read: readFromWorkTree(root) });
});

/**
 * The configuration file that is nearest around a directory, other than that at the top.
 * @param directory from the top, `/`-separated
 */
export function findNestedNow(root: string, directory: string): string | undefined {
  for (let at = directory; at !== '.' && !at.startsWith('..'); at = posix.dirname(at)) {
    if (hasConfigNow(join(root, at))) return posix.join(at, CONFIG_NAME);
  }
  return undefined;
}

const hasConfigNow = memoizeForOneSecond((directory) => existsSync(join(directory, CONFIG_NAME)));

/** Everything that the configuration at the top, or the one with this path, is made of. @throws ConfigError */
export function readLayersNow(root: string, nested?: string): readonly Layer[] {
  const home = { root, read: readFromWorkTree(root) };
  return nested === undefined
    ? readTopLayers(findConfig(root), home)
    : (readNestedLayers(nested, home) ?? []);
}
