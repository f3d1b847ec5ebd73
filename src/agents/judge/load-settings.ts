import { join, posix } from 'node:path';
import type { Baseline } from '../../baseline/baseline.ts';
import { loadBaseline } from '../../baseline/load-baseline.ts';
import type { Config } from '../../config/config.ts';
import { loadConfig } from '../../config/load-config.ts';
import { CONFIG_NAME } from '../../config/settings/settings-files.ts';
import { isFile } from './resolve-paths.ts';

/**
 * What a repository is configured with, as far as it is about these files: to list every configuration in it
 * would keep an agent waiting, and outside of any repository there may be no end to it.
 * @param paths of the files, as sources call them
 * @throws ConfigError
 */
export async function loadSettings(
  root: string,
  paths: readonly string[],
): Promise<{ readonly config: Config; readonly baseline: Baseline | undefined }> {
  const config = await loadConfig(root, undefined, undefined, () =>
    Promise.resolve(listAround(root, paths)),
  );
  return { config, baseline: await loadBaseline(root, config) };
}

function listAround(root: string, paths: readonly string[]): string[] {
  const directories = new Set<string>();
  for (const path of paths) {
    for (let at = posix.dirname(path); at !== '.' && at !== '/'; at = posix.dirname(at))
      directories.add(at);
  }
  return [...directories]
    .map((directory) => `${directory}/${CONFIG_NAME}`)
    .filter((path) => isFile(join(root, path)));
}
