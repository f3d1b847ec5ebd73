import { describe, expect, it } from 'vitest';
import { isApiKeyName, judgeName } from '../../rules/api-key-name.ts';

const NONE = { names: [], ignoreNames: [] };

describe('judgeName', () => {
  it.each([
    'api_key',
    'apiKey',
    'ApiKey',
    'APIKEY',
    'API-KEY',
    'x-api-key',
    'xai_api_key',
    'grokApiKey',
    'api_token',
    'apiToken',
    'API_SECRET',
    'api.key',
    'kApiKey',
    '$apiKey',
    'X-MBX-APIKEY',
    'apiKeys',
    'API_KEYS',
    'apiKey2',
    'API_KEY_PROD',
    'apiKeyDefault',
    'api_secret_key',
    'API_KEY_V2',
  ])('%s is sure', (name) => {
    expect(judgeName(name, NONE)).toBe('sure');
  });

  it.each(['apiKeyOfAcme', 'apikeycurl', 'API_KEY_OPENAI', 'api_keyring'])('%s is open', (name) => {
    expect(judgeName(name, NONE)).toBe('open');
  });

  it.each([
    'key',
    'token',
    'capacity',
    'api',
    'apiKeyName',
    'API_KEY_HEADER',
    'apiKeyId',
    'apiKeyUrl',
    'api_key_path',
    'apiKeyFile',
    'apiKeyType',
    'apiKeyParam',
    'apiKeyField',
    'apiKeyLabel',
    'API_KEY_ENV',
    'apiKeyVar',
    'apiKeyPrefix',
    'apiKeyPattern',
    'apiKeyRegex',
    'apiKeyPlaceholder',
    'apiKey.length',
    'apiKeyTitle',
    'apiKeyDescription',
    'apiKeyMessage',
    'apiKeyError',
    'apiKeyButton',
    'apiKeyInput',
    'apiKeyForm',
    'apiKeyPage',
    'apiKeyRoute',
    'apiKeyEndpoint',
    'apiKeyHash',
    'apiKeysCount',
    'API_KEY_ID_2',
    'apiKeyNameProd',
  ])('%s names something else', (name) => {
    expect(judgeName(name, NONE)).toBeUndefined();
    expect(isApiKeyName(name, NONE)).toBe(false);
  });

  it('takes the last keyword of a name', () => {
    expect(judgeName('apiKeyHeaderApiKey', NONE)).toBe('sure');
  });
});
