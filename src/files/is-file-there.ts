import { lstatSync, statSync } from 'node:fs';
import { ConfigError } from '../errors/errors.ts';

/**
 * Whether a file of the repository is there to be read. A link that leads to nothing is there, and cannot be.
 * @param name of the file, for the message
 * @throws ConfigError when something else is in its place: to read a pipe would wait for ever
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
