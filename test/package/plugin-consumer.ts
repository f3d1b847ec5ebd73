/** What a user writes to have the plugin. */
export const PLUGIN_CONFIG = `
import { defineConfig } from 'eslint/config';
import keyfence, { configs, rules } from 'keyfence/eslint';

export default defineConfig(
  { rules: { 'no-undef': 'error' } },
  keyfence.configs.all,
  { files: ['**/*.md'], plugins: { keyfence }, extends: ['keyfence/text'], rules: { 'keyfence/no-xai-key': 'warn' } },
);
`;

/** What the types of the plugin promise, to be compiled behind the configuration. */
export const PLUGIN_TYPES = `
import type { ESLint, Linter } from 'eslint';
import type { ConfigName, GitignoreMessage, RuleName, SecretMessage } from 'keyfence/eslint';

export const names: readonly ConfigName[] = ['recommended', 'text', 'gitignore', 'all'];
export const rule: RuleName = 'no-public-env-key';
export const messages: readonly (SecretMessage | GitignoreMessage)[] = ['found', 'notIgnored'];
export const all = names.map((name) => keyfence.configs[name].map((config) => config.name));
export const url: string | undefined = rules[rule].meta?.docs?.url;
export const same: boolean = configs.all === keyfence.configs.all;
// @ts-expect-error There is no such rule.
export const none = rules['no-key'];
// @ts-expect-error There is no such rule.
export const noRule = keyfence.rules['no-key'];
// @ts-expect-error There is no such configuration.
export const noConfig = keyfence.configs.recomended;
// @ts-expect-error There is no such configuration.
export const noConfigEither = configs['flat/recommended'];
export const plugin: ESLint.Plugin = keyfence;
export const legacy: Linter.Config[] = [...keyfence.configs.recommended, { plugins: { keyfence } }];
`;
