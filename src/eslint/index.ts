import type { ESLint, Linter, Rule } from 'eslint';
import { VERSION } from '../package/version.ts';
import { makeConfigs, type ConfigName } from './configs.ts';
import gitignoreCoverage from './rules/gitignore-coverage.ts';
import noHardcodedApiKey from './rules/no-hardcoded-api-key.ts';
import noPublicEnvKey from './rules/no-public-env-key.ts';
import noXaiKey from './rules/no-xai-key.ts';
import { readStateVersion } from './state-version.ts';

export type { ConfigName };
export type { GitignoreMessage, SecretMessage } from './messages.ts';

/** The name of a rule, without the plugin's. */
export type RuleName =
  'gitignore-coverage' | 'no-hardcoded-api-key' | 'no-public-env-key' | 'no-xai-key';

/** Every rule, sorted. */
export const rules: Readonly<Record<RuleName, Rule.RuleModule>> = {
  'gitignore-coverage': asRule(gitignoreCoverage),
  'no-hardcoded-api-key': asRule(noHardcodedApiKey),
  'no-public-env-key': asRule(noPublicEnvKey),
  'no-xai-key': asRule(noXaiKey),
};

const base: ESLint.Plugin = {
  meta: { name: 'keyfence', version: VERSION, namespace: 'keyfence' },
  rules,
};

// ESLint takes this one before that of `meta`, and asks for it only to look into its cache.
Object.defineProperty(base, 'version', { get: readStateVersion, enumerable: true });

export const configs: Readonly<Record<ConfigName, Linter.Config[]>> = makeConfigs(base);

/** The plugin, as `plugins` and `extends` take it. A name that it does not have is an error. */
export interface KeyfencePlugin extends Omit<ESLint.Plugin, 'rules' | 'configs'> {
  readonly rules: typeof rules;
  readonly configs: typeof configs;
}

// ESLint takes plugins of one name to be one only where they are one object.
const plugin: KeyfencePlugin = Object.assign(base, { rules, configs });

export default plugin;

/** typescript-eslint and ESLint describe the same rule with types that differ. */
function asRule(rule: object): Rule.RuleModule {
  return rule as Rule.RuleModule;
}
