import { readFileSync } from 'node:fs';
import { isAbsolute, join, posix } from 'node:path';
import type { Config } from '../config.ts';
import { ConfigError } from '../errors.ts';
import { isFileThere } from '../is-file-there.ts';

/**
 * The baseline as it is written, `undefined` where there is none.
 * @throws ConfigError when it cannot be read
 */
export function readBaselineText(
  root: string,
  { baseline: path }: Pick<Config, 'baseline'>,
): string | undefined {
  if (isAbsolute(path) || posix.normalize(path).startsWith('..')) {
    throw new ConfigError(`"baseline" must be a path inside of the repository, not ${path}`);
  }
  const file = join(root, path);
  if (!isFileThere(file, `the baseline ${path}`)) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigError(`the baseline ${path} cannot be read; check what it is`, { cause });
  }
}
