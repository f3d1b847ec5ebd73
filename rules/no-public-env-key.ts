import { readLiterals } from './api-key/api-key-literals.ts';
import { isOneOf, namesOtherThing, type Keyword } from './api-key/api-key-name.ts';
import { formatOf } from './api-key/format.ts';
import type { Literal } from './api-key/string-literal.ts';
import { findBrowserClients } from './exposure/browser-client.ts';
import { findDockerKeys } from './exposure/docker-build.ts';
import { findInlinedKeys } from './exposure/inlined-key.ts';
import { mayExpose } from './exposure/may-expose.ts';
import noXaiKey from './no-xai-key.ts';
import { PUBLIC_PREFIX } from './prefixes/public-prefix.ts';
import { defineRule, type Match, type TextRule } from './rule.ts';

const NAMES = new RegExp(`(?<![\\w-])${PUBLIC_PREFIX.source}(?<rest>[A-Z\\d]\\w{1,100})`, 'g');

/** Words of a name that say that it is a key, and whose. */
const VENDOR = /(?:^|_)(?:XAI|GROK)(?:_|$)/;
const SECRET = /(?:^|_)(?:API)?(?:KEYS?|TOKEN|SECRETS?|CREDENTIALS?|PASSWORD)(?:_|$)/;

const WINDOW = 16;
/** Before a name that is read or set: `import.meta.env.`, `env["`, `env.get("`, `${`, `ENV `. */
const USED_BEHIND =
  /(?:\benv\s?(?:\?\.)?\s?[.[]\s?["'`]?|\b(?:get)?env(?:\.get)?\(["'`]|\$\{?|\b(?:ENV|ARG|export)\s)$/i;
/** After a name that is set: `=`, `:`, `"] ??=`. */
const SET = /["'`]?\]?\s{0,4}(?:(?:\?\?|\|\|)?=(?!=)|:(?!:))/y;
/** Around a name that is a whole string, or is destructured. */
const OPENS = /["'{,]\s{0,8}$/;
const CLOSES = /\s{0,8}["'},]/y;

const rule: TextRule<'no-public-env-key'> = defineRule({
  kind: 'text',
  id: 'no-public-env-key',
  severity: 'warn',
  title: 'xAI key in a variable that reaches the browser',
  description: 'disallow xAI (Grok) API keys in variables that bundlers expose to the browser',
  finds:
    'an xAI (Grok) API key, by name or value, in a variable that bundlers expose to the browser: `VITE_*`, `NEXT_PUBLIC_*`, `REACT_APP_*`, `EXPO_PUBLIC_*`, `PUBLIC_*`, `NUXT_PUBLIC_*`, `GATSBY_*`; an xAI client with `dangerouslyAllowBrowser`; a key that Vite, webpack, Next.js, Nuxt or Expo write into the page; `ARG` and `ENV` of a Dockerfile',
  why: 'Bundlers write the value of such a variable into the code that every visitor downloads.',
  remedy:
    'Give the variable a name without the prefix, read it on the server only, and rotate the key if it was ever built into a page.',
  step: 'Rename the variable without its public prefix',
  reference: 'https://vite.dev/guide/env-and-mode#env-variables',
  holdsSecret: false,
  isNear: true,
  // The prefilter's match and the name may be far apart, such as in a long object.
  beginsAnywhere: true,
  options: {
    names: {
      type: 'array',
      description: 'Names of keys of other vendors, without the prefix: OPENAI_API_KEY.',
      default: [],
      items: { type: 'string', minLength: 1 },
      uniqueItems: true,
    },
  },

  // Names and values of xAI, with any prefix and in any object. It is long enough to be rare in base64,
  // because text that passes counts as decoded.
  prefilter: /(?:xai|grok)(?:[_-]|api|key|token|secret)|_(?:xai|grok)|AllowBrowser/i,
  optionsPrefilter: (text, { names }) =>
    Array.isArray(names) && names.length > 0 && PUBLIC_PREFIX.test(text),

  find(text, context) {
    const { bytes } = context;
    if (bytes && !mayExpose(text, context.path, bytes)) return [];
    const names = context.options['names'] as readonly string[] | undefined;
    const matches: Match[] = [];
    NAMES.lastIndex = 0;
    for (let hit = NAMES.exec(text), next; hit; hit = next) {
      next = NAMES.exec(text);
      const name = { start: hit.index, end: hit.index + hit[0].length };
      const behind = next?.index ?? text.length;
      const literals = readLiterals(text, name, behind, formatOf(context.path), context.noteFar);
      const isNamed = isKeyName(hit.groups?.['rest'] ?? '', names ?? []) && isUsed(text, name);
      if (!isNamed && !literals.some((literal) => holdsXaiKey(text, name, literal))) continue;
      const [first] = literals;
      const last = literals.at(-1);
      matches.push(
        first && last ? { ...name, about: { start: first.start, end: last.end } } : name,
      );
    }
    return mergeByPlace([
      ...matches,
      ...findBrowserClients(text, context.noteFar),
      ...findInlinedKeys(text, context),
      ...findDockerKeys(text, context),
    ]);
  },

  examples: {
    leaks: [
      { path: '.env', text: 'VITE_XAI_API_KEY=' },
      { path: '.env', text: 'export NEXT_PUBLIC_GROK_API_KEY=your-key' },
      { path: '.env.local', text: 'REACT_APP_XAI_TOKEN="$TOKEN"' },
      { path: 'a.yml', text: '  EXPO_PUBLIC_XAI_KEY: ${{ secrets.XAI }}' },
      { path: 'Dockerfile', text: 'ENV PUBLIC_XAI_API_KEY $KEY' },
      { path: 'a.ts', text: 'const key = import.meta.env.VITE_XAI_API_KEY;' },
      { path: 'a.ts', text: 'const key = process.env["NUXT_PUBLIC_XAI_SECRET"];' },
      { path: 'a.ts', text: 'const { GATSBY_GROK_KEY, b } = process.env;' },
      { path: 'a.ts', text: 'check(["VITE_XAI_API_KEY"]);' },
      { path: 'a.d.ts', text: '  readonly VITE_XAI_API_KEY: string;' },
      {
        path: 'a.ts',
        text: 'new OpenAI({ apiKey, baseURL: "https://api.x.ai/v1", dangerouslyAllowBrowser: true })',
      },
      {
        path: 'vite.config.ts',
        text: 'define: { "process.env.XAI_API_KEY": JSON.stringify(env.XAI_API_KEY) }',
      },
      { path: 'next.config.js', text: 'env: {\n  XAI_API_KEY: process.env.XAI_API_KEY,\n}' },
      {
        path: 'webpack.config.js',
        text: 'new webpack.DefinePlugin({ __KEY__: JSON.stringify(process.env.GROK_API_KEY) })',
      },
      { path: 'webpack.config.js', text: 'new webpack.EnvironmentPlugin(["XAI_API_KEY"])' },
      { path: 'nuxt.config.ts', text: 'public: { xaiApiKey: process.env.XAI_KEY_OF_ALL }' },
      { path: 'Dockerfile', text: 'ARG XAI_API_KEY\nRUN npm run build\n' },
      { path: 'web.Dockerfile', text: 'ENV NODE_ENV=production XAI_API_KEY=$KEY\n' },
    ],
    clean: [
      { path: '.env', text: 'XAI_API_KEY=' },
      { path: '.env', text: 'VITE_XAI_BASE_URL=https://api.x.ai/v1' },
      { path: '.env', text: 'VITE_XAI_API_KEY_URL=https://console.x.ai' },
      { path: '.env', text: 'VITE_GROK_MAX_TOKENS=4096' },
      { path: '.env', text: 'NEXT_PUBLIC_MAPS_API_KEY=' },
      { path: '.env', text: 'MY_PUBLIC_XAI_API_KEY=' },
      { path: 'a.ts', text: 'const key = process.env.XAI_API_KEY;' },
      { path: 'a.md', text: 'Never name it VITE_XAI_API_KEY, it would be public.' },
      { path: 'a.ts', text: 'new OpenAI({ apiKey, dangerouslyAllowBrowser: true })' },
      {
        path: 'a.ts',
        text: 'new OpenAI({ baseURL: "https://api.x.ai/v1", dangerouslyAllowBrowser: false })',
      },
      { path: 'vite.config.ts', text: 'define: { __VERSION__: version }, key: XAI_API_KEY' },
      { path: 'server.ts', text: 'env: { XAI_API_KEY: process.env.XAI_API_KEY }' },
      { path: 'next.config.js', text: 'env: { XAI_BASE_URL: process.env.XAI_BASE_URL }' },
      { path: 'Dockerfile', text: 'RUN --mount=type=secret,id=xai,env=XAI_API_KEY npm test\n' },
      { path: 'Dockerfile', text: 'ENV XAI_API_KEY=""\n' },
    ],
  },
});

export default rule;

/** In order; if two overlap, the first. */
function mergeByPlace(matches: readonly Match[]): Match[] {
  let end = 0;
  return [...matches]
    .sort((a, b) => a.start - b.start)
    .filter((match) => {
      const isFree = match.start >= end;
      if (isFree) ({ end } = match);
      return isFree;
    });
}

function isKeyName(rest: string, names: readonly string[]): boolean {
  if (isOneOf(rest, names)) return true;
  return VENDOR.test(rest) && SECRET.test(rest) && !namesOtherThing(rest);
}

/** Whether the variable is read or set there, and not only mentioned. */
function isUsed(text: string, name: Keyword): boolean {
  const before = text.slice(Math.max(0, name.start - WINDOW), name.start);
  if (USED_BEHIND.test(before) || isAt(SET, text, name.end)) return true;
  return OPENS.test(before) && isAt(CLOSES, text, name.end);
}

function isAt(pattern: RegExp, text: string, index: number): boolean {
  pattern.lastIndex = index;
  return pattern.test(text);
}

function holdsXaiKey(text: string, name: Keyword, literal: Literal): boolean {
  const from = Math.min(name.start, literal.start);
  const near = text.slice(from, Math.max(name.end, literal.end));
  return noXaiKey.find(near, { path: '', options: {} }).length > 0;
}
