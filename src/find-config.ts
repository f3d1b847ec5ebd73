import { join } from 'node:path';
import { ConfigError } from './errors.ts';
import { isFileThere } from './is-file-there.ts';
import { readJson } from './read-json.ts';

export const CONFIG_NAME = 'keyfence.config.json';
const PACKAGE_NAME = 'package.json';

/** A configuration that nobody has checked yet. */
export interface FoundConfig {
  /** Of the file, for messages. */
  readonly name: string;
  readonly value: unknown;
}

/**
 * What a directory is configured with, not yet checked: `keyfence.config.json`, or the `keyfence` key
 * of `package.json`. `undefined` where there is neither.
 * @throws ConfigError when it cannot be read
 */
export function findConfig(directory: string): FoundConfig | undefined {
  const path = join(directory, CONFIG_NAME);
  const inPackage = readPackageKey(join(directory, PACKAGE_NAME));
  if (!isFileThere(path, CONFIG_NAME)) {
    return inPackage === undefined
      ? undefined
      : { name: `"keyfence" in ${PACKAGE_NAME}`, value: inPackage };
  }
  if (inPackage !== undefined) {
    throw new ConfigError(
      `both ${CONFIG_NAME} and "keyfence" in ${PACKAGE_NAME} configure keyfence; keep one`,
    );
  }
  return { name: CONFIG_NAME, value: readJson(path, CONFIG_NAME, ConfigError) };
}

function readPackageKey(path: string): unknown {
  if (!isFileThere(path, PACKAGE_NAME)) return undefined;
  const content = readJson(path, PACKAGE_NAME, ConfigError);
  return typeof content === 'object' && content !== null && 'keyfence' in content
    ? content.keyfence
    : undefined;
}
