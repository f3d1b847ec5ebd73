import rule from '../../../rules/no-public-env-key.ts';
import { makeSecretRule, type PluginRule } from '../make-secret-rule.ts';
import type { SecretMessage } from '../messages.ts';

const noPublicEnvKey: PluginRule<SecretMessage> = makeSecretRule(
  rule,
  'disallow keys of the xAI (Grok) API in variables that bundlers put into the browser',
);

export default noPublicEnvKey;
