import { isAbsolute, join } from 'node:path';
import type { Config } from '../config/config.ts';
import { readFromWorkTree, type ReadSettings } from '../config/settings/read-settings.ts';
import { ConfigError } from '../errors/errors.ts';
import { isWithin } from '../files/is-within.ts';

/**
 * The text of the baseline; `undefined` if there is none.
 * @throws ConfigError when it cannot be read
 */
export function readBaselineText(
  root: string,
  { baseline: path }: Pick<Config, 'baseline'>,
  read: ReadSettings = readFromWorkTree(root),
): string | undefined {
  // A backslash is a separator on Windows only.
  if (isAbsolute(path) || !isWithin(root, join(root, path))) {
    throw new ConfigError(`"baseline" must be a path inside of the repository, not ${path}`);
  }
  return read(path)?.text;
}
