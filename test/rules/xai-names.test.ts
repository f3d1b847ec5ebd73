import { expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { makeConfig } from '../../src/config/config.ts';
import { matchRules } from '../../src/match/match-rules.ts';

const config = makeConfig({});
const values = [body(40, 1), body(64, 2, 'hex'), body(32, 3)];

function find(text: string, path: string): (string | undefined)[] {
  return matchRules(text, path, config).map(({ value }) => value);
}

test.each([
  'XAI_MANAGEMENT_KEY',
  'XAI_MANAGEMENT_API_KEY',
  'GROK_DEPLOYMENT_KEY',
  'X_BEARER_TOKEN',
  'X_ACCESS_TOKEN',
  'X_ACCESS_TOKEN_SECRET',
  'X_CLIENT_SECRET',
  'X_CONSUMER_SECRET',
  'TWITTER_BEARER_TOKEN',
  'XAI_TOKEN',
  'XAI_KEY',
  'GROK_SECRET',
  'XAI_TOKEN2',
  'MY_GROK_KEY_PROD',
])('the value of %s is a secret', (name) => {
  for (const value of values) {
    expect(find(`${name}=${value}\n`, '.env.x')).toEqual([value]);
    expect(find(`os.environ["${name}"] = "${value}"`, 'a.py')).toEqual([value]);
    expect(find(`env:\n  ${name}: ${value}\n`, 'a.yml')).toEqual([value]);
    expect(find(`${name.toLowerCase()} = "${value}"`, 'a.py')).toEqual([value]);
    const camel = name
      .toLowerCase()
      .replace(/_(?<letter>\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(find(`const ${camel} = "${value}";`, 'a.ts')).toEqual([value]);
  }
});

test.each(['https://api.x.ai/v1', 'https://api.x.com/2/oauth2/token', 'https://api.twitter.com/2'])(
  'a client secret beside %s is a secret',
  (url) => {
    for (const value of values) {
      const text = `const url = "${url}";\nconst auth = { clientSecret: "${value}" };\n`;
      expect(find(text, 'a.ts')).toEqual([value]);
      expect(find(`url: ${url}\nclient_secret: ${value}\n`, 'a.yml')).toEqual([value]);
    }
  },
);

test.each([
  `clientSecret: "${body(40)}"`,
  `maxAccessToken = "${body(40)}"`,
  'X_BEARER_TOKEN=your-token-here-please',
  'const xAccessToken = process.env.X_ACCESS_TOKEN;',
  'XAI_MANAGEMENT_KEY_ID=some-identifier-of-it-1',
  `GROK_DEPLOYMENT_KEY_NAME="${body(24)}"`,
])('%s is none', (text) => {
  expect(find(text, 'a.ts')).toEqual([]);
});

test.each(['maxai_key', 'xai_key_id', 'grokKeyName', 'xai-token'])('%s is another name', (name) => {
  expect(find(`${name} = "${body(40, 1)}"`, 'a.py')).toEqual([]);
});
