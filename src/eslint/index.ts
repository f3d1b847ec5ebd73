import type { ESLint, Linter, Rule } from 'eslint';
import gitignoreRule from '../../rules/gitignore-coverage.ts';
import { VERSION } from '../package/version.ts';
import { makeConfigs, type ConfigName } from './configs.ts';
import gitignoreCoverage from './gitignore-coverage.ts';
import { makeSecretRule } from './make-secret-rule.ts';
import { PATTERNS_RULE, TEXT_RULES, type RuleName } from './rule-names.ts';
import { readStateVersion } from './state-version.ts';

export type { ConfigName, RuleName };
export type { GitignoreMessage, SecretMessage } from './messages.ts';

const modules = [
  [gitignoreRule.id, gitignoreCoverage] as const,
  ...[...TEXT_RULES, PATTERNS_RULE].map((rule) => [rule.id, makeSecretRule(rule)] as const),
];

/** Every rule, sorted. typescript-eslint and ESLint describe the same rules with types that differ. */
export const rules = Object.fromEntries(
  modules.sort(([a], [b]) => (a < b ? -1 : 1)),
) as unknown as Readonly<Record<RuleName, Rule.RuleModule>>;

const base: ESLint.Plugin = {
  meta: { name: 'keyfence', version: VERSION, namespace: 'keyfence' },
  rules,
};

// ESLint prefers this to that of `meta`, and only reads it for its cache.
Object.defineProperty(base, 'version', { get: readStateVersion, enumerable: true });

export const configs: Readonly<Record<ConfigName, Linter.Config[]>> = makeConfigs(base);

/** The plugin, as `plugins` and `extends` accept it. An unknown name is an error. */
export interface KeyfencePlugin extends Omit<ESLint.Plugin, 'rules' | 'configs'> {
  readonly rules: typeof rules;
  readonly configs: typeof configs;
}

// ESLint accepts plugins with the same name only if they are the same object.
const plugin: KeyfencePlugin = Object.assign(base, { rules, configs });

export default plugin;
