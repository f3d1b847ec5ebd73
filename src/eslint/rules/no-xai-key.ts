import rule from '../../../rules/no-xai-key.ts';
import { makeSecretRule, type PluginRule, type SecretMessage } from '../make-secret-rule.ts';

const noXaiKey: PluginRule<SecretMessage> = makeSecretRule(
  rule,
  'disallow keys of the xAI (Grok) API',
);

export default noXaiKey;
