import type { Baseline } from '../../baseline/baseline.ts';
import { loadBaseline } from '../../baseline/load-baseline.ts';
import type { Config } from '../../config/config.ts';
import { loadConfig } from '../../config/load-config.ts';
import { listSettings } from './list-settings.ts';

/**
 * The configuration of a repository, as far as it applies to some files. Listing every configuration would keep
 * an agent waiting, and outside a repository it might not end.
 * @param paths of the files, as sources call them
 * @throws ConfigError
 */
export async function loadSettings(
  root: string,
  paths: readonly string[],
): Promise<{ readonly config: Config; readonly baseline: Baseline | undefined }> {
  const config = await loadConfig(root, undefined, undefined, () =>
    Promise.resolve(listSettings(root, paths)),
  );
  return { config, baseline: await loadBaseline(root, config) };
}
