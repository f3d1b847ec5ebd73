import rule from '../../../rules/no-xai-key.ts';
import { makeSecretRule, type PluginRule } from '../make-secret-rule.ts';
import type { SecretMessage } from '../messages.ts';

const noXaiKey: PluginRule<SecretMessage> = makeSecretRule(
  rule,
  'disallow keys of the xAI (Grok) API',
);

export default noXaiKey;
