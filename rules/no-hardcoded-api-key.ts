import { API_KEY_MENTION } from './api-key/api-key.ts';
import { LONGEST_NAME, mentionsApiKey } from './api-key/api-key-name.ts';
import { findApiKeys, MIN_LENGTH, readOptions } from './api-key/find-api-keys.ts';
import { defineRule, type TextRule } from './rule.ts';
import { body } from './sample.ts';

const rule: TextRule<'no-hardcoded-api-key'> = defineRule({
  kind: 'text',
  generic: true,
  id: 'no-hardcoded-api-key',
  title: 'Hardcoded API key',
  description: 'disallow hardcoded API keys',
  finds:
    'a literal assigned to a name like `api_key`, `apiKey`, `x-api-key`, `grokApiToken` or `api_secret`, in any language: assignments, arguments, headers, default values of lookups, JSON inside strings, query strings; unquoted values in `.env`, YAML, INI, properties, Dockerfiles and shell',
  why: 'Anyone who can read the repository, now or in its history, can act in your name and spend your credits.',
  remedy: 'Revoke the key, then read it from the environment or a secret store.',
  step: 'Move the key to .env and read it from the environment',
  reference: 'https://cwe.mitre.org/data/definitions/798.html',

  isNear: true,
  options: {
    names: {
      type: 'array',
      description: 'More names of keys, in any spelling: client_secret also means clientSecret.',
      default: [],
      items: { type: 'string', minLength: 1, maxLength: LONGEST_NAME },
      uniqueItems: true,
    },
    ignoreNames: {
      type: 'array',
      description: 'Names that are never reported, in any spelling.',
      default: [],
      items: { type: 'string', minLength: 1 },
      uniqueItems: true,
    },
    allow: {
      type: 'array',
      description: 'Values that are allowed, with * for any characters, or fingerprints.',
      default: [],
      items: { type: 'string', minLength: 1 },
      uniqueItems: true,
    },
    minLength: {
      type: 'integer',
      description: 'Shorter values are not reported.',
      default: MIN_LENGTH,
      minimum: 1,
    },
  },

  prefilter: API_KEY_MENTION,
  optionsPrefilter(text, options) {
    const { names } = readOptions(options);
    return names.length > 0 && mentionsApiKey(text, names);
  },

  find: findApiKeys,

  get examples() {
    return {
      leaks: [
        // The usual shapes of keys.
        `apiKey: "${body(32, 1, 'hex')}"`,
        `api_key = '${body(40, 2)}'`,
        `API_SECRET = "${body(16, 3)}"`,
        `api_token: "${body(29, 4, 'letters')}"`,
        `apiKey = "sk_test_${body(24, 5)}"`,
        `apiKey = "I_${body(32, 6, 'hex')}"`,
        `x-api-key: "${body(8, 7, 'hex')}-${body(4, 8, 'hex')}-${body(4, 9, 'hex')}-${body(12, 10, 'hex')}"`,
        // Names.
        `grokApiKey = "${body(40, 11)}"`,
        `XAI_API_KEY_PROD_2 = "${body(13, 12, 'hex')}"`,
        `apiKeyOfAcme = "${body(20, 13)}"`,
        // Places.
        { path: 'a.py', text: `key = os.getenv("X_API_KEY", "${body(40, 14)}")` },
        { path: 'a.py', text: `os.environ["X_API_KEY"] = "${body(40, 15)}"` },
        { path: 'a.ts', text: `const apiKey: string = env.KEY ?? "${body(40, 16)}";` },
        { path: 'a.java', text: `client.setApiKey("${body(40, 17)}");` },
        { path: 'a.rb', text: `ENV.fetch("API_KEY") { "${body(40, 18)}" }` },
        { path: 'a.go', text: `q := "apikey=${body(40, 19)}&size=20"` },
        {
          path: 'a.js',
          text: `h = {"Apitoken": "{\\"n\\": \\"root\\", \\"sig\\": \\"${body(32, 20, 'hex')}\\"}"}`,
        },
        { path: 'a.js', text: `headers.set("x-api-key", "${body(40, 21)}")` },
        { path: 'a.js', text: `// curl -H "x-api-key: ${body(40, 22)}"` },
        { path: 'a.json', text: `{"name": "API_KEY", "value": "${body(40, 23)}"}` },
        { path: 'a.json', text: `{"value": "${body(40, 24)}", "key": "x-api-key"}` },
        { path: 'a.xml', text: `<string name="api_key">${body(40, 25)}</string>` },
        { path: '.env', text: `API_KEY=${body(13, 26, 'hex')}` },
        { path: 'a.yml', text: `api_keys:\n  - ${body(40, 27)}` },
        { path: 'a.yml', text: `- name: API_KEY\n  value: ${body(40, 28)}` },
        { path: 'Dockerfile', text: `ENV API_KEY ${body(40, 29)}` },
        { path: 'a.sh', text: `cli --api-key \${API_KEY:-${body(40, 30)}}` },
        { path: '.mcp.json', text: `{"headers": {"Authorization": "Bearer ${body(40, 32)}"}}` },
        { path: 'a.md', text: `export HUBOT_API_KEY=${body(22, 31, 'hex')}` },
      ],
      clean: [
        // No value is written there.
        'apiKey: config.apiKey',
        'api_key = os.getenv("XAI_API_KEY")',
        'api_key: ${{ secrets.XAI_API_KEY }}',
        'const { apiKey } = readOptions("https://console.x.ai/team/default/api-keys");',
        // Stand-ins.
        'apiKey: "YOUR_API_KEY"',
        'apiKey: "sk_test_1234567890"',
        'apiKey: "0123456789abcdef0123456789abcdef"',
        'apiKey: "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6"',
        `apiKey: "${'x'.repeat(32)}"`,
        'apiKey: "00000000-0000-0000-0000-000000000000"',
        'apiKey: "invalidKeyForTesting"',
        // Words, references, numbers.
        'apiKey: "settings.providers.apiKey.label"',
        'apiKey: "XAI_KEY_OF_PRODUCTION_1"',
        'apiKey: "https://console.x.ai/team/4f9a8b7c/keys"',
        'apiKey: "4815162342108"',
        'withApiKey("us.anthropic.claude-3-7-sonnet-20250219-v1:0")',
        // Too short.
        `apiKey: "${body(11, 32, 'hex')}"`,
        `see api_key=${body(15, 33, 'hex')}`,
        // Something about a key.
        `apiKeyId = "${body(40, 34)}"`,
        `findApiKey("${body(24, 35, 'hex')}")`,
        { path: 'a.tsx', text: `<Input name="apiKey" className="${body(16, 32, 'hex')}" />` },
        `apiKey && commit === "${body(40, 36, 'hex')}"`,
        // An identifier, not a literal.
        { path: 'a.js', text: `apiKey = x${body(30, 37)}` },
        { path: 'a.env', text: `API_KEY=\nCOMMIT=${body(40, 38, 'hex')}` },
      ],
    };
  },
});

export default rule;
