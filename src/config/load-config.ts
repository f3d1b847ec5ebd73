import { ConfigError } from '../errors/errors.ts';
import { readJson } from '../files/read-json.ts';
import { makeConfig, type Config } from './config.ts';
import { findConfig } from './find-config.ts';
import type { ReadSettings } from './settings/read-settings.ts';

/**
 * The configuration of a directory, with every default filled in.
 * @param directory the top of the repository
 * @param file taken in place of the directory's own, relative to the current directory
 * @param read in place of the directory's own files
 * @throws ConfigError when it cannot be read or does not follow the schema
 */
export async function loadConfig(
  directory: string,
  file?: string,
  read?: ReadSettings,
): Promise<Config> {
  const found =
    file === undefined
      ? findConfig(directory, read)
      : { name: file, value: readJson(file, file, ConfigError) };
  if (!found) return makeConfig({});
  // Loaded here because a repository without configuration need not wait for it.
  const { validateConfig } = await import('./validate-config.ts');
  return makeConfig(validateConfig(found.name, found.value));
}
