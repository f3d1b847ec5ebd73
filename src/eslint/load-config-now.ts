import { findConfig, makeConfig, type Config } from '../config.ts';
import { validateConfig } from '../validate-config.ts';

/** How long an editor that stays open may work with what it has read, in milliseconds. */
const FRESH = 1000;

const known = new Map<string, { readonly config: Config; readonly until: number }>();

/**
 * What the repository has configured, for rules that cannot wait.
 * @throws ConfigError when it cannot be read or does not follow the schema
 */
export function loadConfigNow(root: string): Config {
  const last = known.get(root);
  const now = performance.now();
  if (last && now < last.until) return last.config;
  const found = findConfig(root);
  const config = makeConfig(found ? validateConfig(found.name, found.value) : {});
  known.set(root, { config, until: now + FRESH });
  return config;
}
