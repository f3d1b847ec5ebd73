import rule from '../../../rules/no-hardcoded-api-key.ts';
import { makeSecretRule, type PluginRule, type SecretMessage } from '../make-secret-rule.ts';

const noHardcodedApiKey: PluginRule<SecretMessage> = makeSecretRule(
  rule,
  'disallow API keys that are written into the code',
);

export default noHardcodedApiKey;
