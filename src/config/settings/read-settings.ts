import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../../errors/errors.ts';
import { isFileThere } from '../../files/is-file-there.ts';

/** A file that configures keyfence. */
export interface SettingsFile {
  readonly text: string;
  /** For messages: its name, and where it was read from if not from the work tree. */
  readonly name: string;
}

/**
 * Reads a file that configures keyfence: the configuration, or the baseline.
 * @param path relative to the top of the repository, `/`-separated
 * @returns `undefined` if there is none
 * @throws ConfigError when it cannot be read
 */
export type ReadSettings = (path: string) => SettingsFile | undefined;

/** The files of a directory. */
export function readFromWorkTree(directory: string): ReadSettings {
  return (path) => {
    const file = join(directory, path);
    if (!isFileThere(file, path)) return undefined;
    try {
      return { text: readFileSync(file, 'utf8'), name: path };
    } catch (cause) {
      throw new ConfigError(`${path} cannot be read; check its name and its permissions`, {
        cause,
      });
    }
  };
}
