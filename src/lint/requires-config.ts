import { loadBaseline } from '../baseline/load-baseline.ts';
import { DEFAULT_BASELINE } from '../config/config-defaults.ts';
import { findConfig } from '../config/find-config.ts';
import type { ReadSettings } from '../config/settings/read-settings.ts';

/**
 * Whether a hook has to load the configuration; otherwise the defaults apply. A baseline that cannot be read
 * is an error even if there are no findings.
 * @param configFile value of `--config`
 * @throws ConfigError
 */
export async function requiresConfig(
  root: string,
  configFile: string | undefined,
  read: ReadSettings,
): Promise<boolean> {
  if (configFile !== undefined || findConfig(root, read) !== undefined) return true;
  await loadBaseline(root, { baseline: DEFAULT_BASELINE }, read);
  return false;
}
