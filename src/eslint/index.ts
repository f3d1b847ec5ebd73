import type { ESLint, Linter, Rule } from 'eslint';
import { VERSION } from '../version.ts';
import { makeConfigs, type ConfigName } from './configs.ts';
import noHardcodedApiKey from './rules/no-hardcoded-api-key.ts';
import noXaiKey from './rules/no-xai-key.ts';

export const rules: Record<string, Rule.RuleModule> = {
  'no-hardcoded-api-key': noHardcodedApiKey,
  'no-xai-key': noXaiKey,
} as never;

const plugin: ESLint.Plugin = { meta: { name: 'keyfence', version: VERSION }, rules };
export const configs: Record<ConfigName, Linter.Config[]> = makeConfigs(plugin);
Object.assign(plugin, { configs });
export default plugin;
