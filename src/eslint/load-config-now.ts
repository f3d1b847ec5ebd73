import { makeConfig, type Config } from '../config/config.ts';
import { findConfig } from '../config/find-config.ts';
import { validateConfig } from '../config/validate-config.ts';
import { rememberBriefly } from './remember-briefly.ts';

/**
 * What the repository with this top has configured, for rules that cannot wait.
 * @throws ConfigError when it cannot be read or does not follow the schema
 */
export const loadConfigNow: (root: string) => Config = rememberBriefly((root) => {
  const found = findConfig(root);
  return makeConfig(found ? validateConfig(found.name, found.value) : {});
});
