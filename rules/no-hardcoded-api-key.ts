import { isAgentFile, readAgentSecrets } from './api-key/agent-file.ts';
import { readLiterals } from './api-key/api-key-literals.ts';
import {
  findKeywords,
  judgeName,
  mayNameApiKey,
  spanName,
  type NameOptions,
  type NameVerdict,
} from './api-key/api-key-name.ts';
import { isOpaqueValue } from './api-key/api-key-value.ts';
import { API_KEY_MENTION, listNamesBeside } from './api-key/api-key.ts';
import { formatOf } from './api-key/format.ts';
import type { Literal } from './api-key/string-literal.ts';
import { describePublicKey } from './public-keys/public-key.ts';
import { defineRule, type Match, type TextContext, type TextRule } from './rule.ts';
import { body } from './sample.ts';

const MIN_LENGTH = 12;

/** The options as the configuration has them, checked there. */
interface Options extends NameOptions {
  readonly minLength: number;
}

function readOptions(options: TextContext['options']): Options {
  const { names = [], ignoreNames = [], minLength = MIN_LENGTH } = options as Partial<Options>;
  return { names, ignoreNames, minLength };
}

function find(text: string, context: TextContext): Match[] {
  const given = readOptions(context.options);
  const options = { ...given, names: [...given.names, ...listNamesBeside(text)] };
  const format = formatOf(context.path);
  const keywords = findKeywords(text, options.names);
  const verdicts = new Map<string, NameVerdict | undefined>();
  const matches: Match[] = [];
  let index = 0;
  for (let keyword = keywords[index]; keyword; keyword = keywords[index]) {
    const name = spanName(text, keyword);
    const spelling = text.slice(name.start, name.end);
    while ((keywords[index]?.start ?? Infinity) < name.end) index++;
    if (!verdicts.has(spelling)) verdicts.set(spelling, judgeName(spelling, options));
    const verdict = verdicts.get(spelling);
    if (verdict === undefined) continue;
    const place = { nameIsSure: verdict === 'sure', minLength: options.minLength };
    const next = keywords[index]?.start ?? text.length;
    for (const literal of readLiterals(text, name, next, format)) {
      if (literal.end - literal.start < options.minLength) continue;
      const match = narrowLiteral(text, literal);
      // Another name may stand in a value that was found already: `apiKey = "apikey=…"`.
      if (match.start < (matches.at(-1)?.end ?? 0)) continue;
      const value = text.slice(match.start, match.end);
      const { plain: quoted, inCall = false } = literal;
      if (!isOpaqueValue(value, { quoted, inCall, ...place })) continue;
      const placed = { ...match, value, name: spelling, text, path: context.path };
      matches.push({ ...match, ...describePublicKey(placed) });
    }
  }
  return isAgentFile(context.path) ? addAgentSecrets(matches, text, options.minLength) : matches;
}

/** Adds what an agent's servers are given, but for what was found by its name. */
function addAgentSecrets(matches: readonly Match[], text: string, minLength: number): Match[] {
  const others = readAgentSecrets(text).filter(({ start, end }) => {
    const isKnown = matches.some((match) => match.start < end && start < match.end);
    const value = text.slice(start, end);
    return !isKnown && isOpaqueValue(value, { quoted: true, nameIsSure: true, minLength });
  });
  return [...matches, ...others].sort((a, b) => a.start - b.start);
}

const LEAD = /(?:\s|\\{0,15}["'])*(?:(?:bearer|token|basic|key|api-?key)[ =:]+)?/iy;

/** Leaves out what surrounds the value in its string: blanks, inner quotes, escaped line ends, `Bearer`. */
export function narrowLiteral(text: string, literal: Pick<Literal, 'start' | 'end'>): Match {
  LEAD.lastIndex = literal.start;
  LEAD.exec(text);
  const start = Math.min(LEAD.lastIndex, literal.end);
  let end = literal.end;
  while (end > start) {
    const last = text.charAt(end - 1);
    const isEscape = text.charAt(end - 2) === '\\' && /[nrt]/.test(last);
    if (!isEscape && !/[\s"'\\]/.test(last)) break;
    end -= isEscape ? 2 : 1;
  }
  return { start, end };
}

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

  options: {
    names: {
      type: 'array',
      description: 'More names of keys, in any spelling: client_secret also means clientSecret.',
      default: [],
      items: { type: 'string', minLength: 1 },
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
    return names.length > 0 && mayNameApiKey(text, names);
  },

  find,

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
        // Nothing is written there.
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
