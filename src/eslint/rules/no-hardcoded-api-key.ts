import rule from '../../../rules/no-hardcoded-api-key.ts';
import { makeSecretRule, type PluginRule } from '../make-secret-rule.ts';
import type { SecretMessage } from '../messages.ts';

const noHardcodedApiKey: PluginRule<SecretMessage> = makeSecretRule(
  rule,
  'disallow API keys that are written into the code',
);

export default noHardcodedApiKey;
