import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_NAME, PACKAGE_NAME } from './settings/settings-files.ts';

const IGNORE_FILE = '.keyfenceignore';
/** Configuration files of other linters. */
const LIKELY: readonly string[] = [
  IGNORE_FILE,
  ...['', '.json', '.js', '.cjs', '.yml', '.yaml', '.toml'].map((end) => `.keyfencerc${end}`),
  ...['js', 'cjs', 'mjs', 'ts', 'jsonc', 'json5', 'yml', 'yaml', 'toml'].map(
    (ending) => `keyfence.config.${ending}`,
  ),
];

/**
 * Files that look like a configuration, but are not read; a sentence for each.
 * @param directory the top of the repository
 */
export function findUnreadConfig(directory: string): string[] {
  return LIKELY.filter((name) => existsSync(join(directory, name))).map((name) =>
    name === IGNORE_FILE
      ? `${name} is not read; list what is not to be scanned under "ignore" in ${CONFIG_NAME}`
      : `${name} is not read; the configuration is ${CONFIG_NAME}, or "keyfence" in ${PACKAGE_NAME}`,
  );
}
