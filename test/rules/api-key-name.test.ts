import { describe, expect, it } from 'vitest';
import {
  findKeywords,
  isApiKeyName,
  classifyName,
  mentionsApiKey,
  spanName,
} from '../../rules/api-key/api-key-name.ts';

const NONE = { names: [], ignoreNames: [] };

describe('classifyName', () => {
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
    expect(classifyName(name, NONE)).toBe('sure');
  });

  it.each(['apiKeyOfAcme', 'apikeycurl', 'API_KEY_OPENAI', 'api_keyring'])('%s is open', (name) => {
    expect(classifyName(name, NONE)).toBe('open');
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
    expect(classifyName(name, NONE)).toBeUndefined();
    expect(isApiKeyName(name, NONE)).toBe(false);
  });

  it('takes the last keyword of a name', () => {
    expect(classifyName('apiKeyHeaderApiKey', NONE)).toBe('sure');
  });
});

describe('the name around a keyword', () => {
  const span = (before: string, after: string): string => {
    const text = `${before}apiKey${after}`;
    const keyword = { start: before.length, end: before.length + 6 };
    const { start, end } = spanName(text, keyword);
    return text.slice(start, end);
  };

  it.each([
    ['64 characters before it', 'x'.repeat(64), ''],
    ['64 characters behind it', '', 'x'.repeat(64)],
    ['properties of 32 characters', '', `.${'x'.repeat(32)}`],
    ['three properties', '', '.a.b.c'],
    ['a property of one character', '', '.a'],
  ])('has %s', (_, before, after) => {
    expect(span(before, after)).toBe(`${before}apiKey${after}`);
  });

  it.each([
    ['65 characters before it', 'x'.repeat(65), '', `${'x'.repeat(64)}apiKey`],
    ['65 characters behind it', '', 'x'.repeat(65), `apiKey${'x'.repeat(64)}`],
    ['33 characters of a property', '', `.${'x'.repeat(33)}`, `apiKey.${'x'.repeat(32)}`],
    ['a fourth property', '', '.a.b.c.d', 'apiKey.a.b.c'],
    ['a dot without a property', '', '.', 'apiKey'],
  ])('has not %s', (_, before, after, name) => {
    expect(span(before, after)).toBe(name);
  });
});

describe('further names', () => {
  it('are asked for by their first word, and always beyond ASCII', () => {
    expect(mentionsApiKey('const client = 1', ['client_secret'])).toBe(true);
    expect(mentionsApiKey('const secret = 1', ['client_secret'])).toBe(false);
    expect(mentionsApiKey('a', ['schlüssel'])).toBe(true);
  });

  it('give way to longer ones that begin at the same place', () => {
    const text = 'clientSecret';
    expect(findKeywords(text, ['client', 'client_secret'])).toEqual([{ start: 0, end: 12 }]);
  });

  it('give way to what they begin in', () => {
    expect(findKeywords('clientSecret', ['client_secret', 'secret'])).toHaveLength(1);
  });
});
