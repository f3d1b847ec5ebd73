import { lstatSync, statSync } from 'node:fs';
import { ConfigError } from '../errors/errors.ts';

/**
 * Whether a file of the repository exists. A broken link exists, and cannot be read.
 * @param name of the file, for the message
 * @throws ConfigError when it is something else: reading a pipe would wait forever
 */
export function isFileThere(path: string, name: string): boolean {
  let isFile: boolean | undefined;
  try {
    const entry = lstatSync(path, { throwIfNoEntry: false });
    if (!entry) return false;
    isFile = entry.isFile() || statSync(path, { throwIfNoEntry: false })?.isFile();
  } catch (cause) {
    throw new ConfigError(`${name} cannot be read; check its name and its permissions`, { cause });
  }
  if (isFile === false) {
    throw new ConfigError(`${name} is not a file; remove it, or put one in its place`);
  }
  return true;
}
