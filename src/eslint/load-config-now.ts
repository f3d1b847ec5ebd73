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
 * The configuration of the repository with this top, without nested ones; synchronous, for rules.
 * @throws ConfigError when it cannot be read or does not follow the schema
 */
export const loadConfigNow: (root: string) => Config = memoizeForOneSecond((root) =>
  makeLayeredConfig(readTopLayers(findConfig(root), { root, read: readFromWorkTree(root) })),
);

/**
 * The same, with the nearest nested configuration around a file.
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
 * The nearest configuration file around a directory, other than that at the top.
 * @param directory from the top, `/`-separated
 */
export function findNestedNow(root: string, directory: string): string | undefined {
  for (let at = directory; at !== '.' && !at.startsWith('..'); at = posix.dirname(at)) {
    if (hasConfigNow(join(root, at))) return posix.join(at, CONFIG_NAME);
  }
  return undefined;
}

const hasConfigNow = memoizeForOneSecond((directory) => existsSync(join(directory, CONFIG_NAME)));

/** All files of the configuration at the top, or of the one with this path. @throws ConfigError */
export function readLayersNow(root: string, nested?: string): readonly Layer[] {
  const home = { root, read: readFromWorkTree(root) };
  return nested === undefined
    ? readTopLayers(findConfig(root), home)
    : (readNestedLayers(nested, home) ?? []);
}
