import { trimEnd } from './api-key/trim-end.ts';
import { getXaiKeyKind, POSSIBLE as POSSIBLE_TITLE } from './prefixes/xai-key-kind.ts';
import { XAI_PREFIX } from './prefixes/xai-prefix.ts';
import { entropy } from './randomness/entropy.ts';
import { isPlaceholder } from './randomness/placeholder.ts';
import { randomness } from './randomness/wordiness.ts';
import { defineRule, type Match, type TextRule } from './rule.ts';
import { ALPHABET_IN_ORDER, apiKey, body, managementKey } from './sample.ts';

// The alphabet and the length are those of the xAI console. Before and after a key stands anything: a quote,
// `\n`, an ANSI colour code, `KEY_`, another key; a letter too, for bytes that are no text hold strings
// without anything between: `.pyc` files, protocol buffers, the strings of a Go program, cells of SQLite.
const KEY = /xai-(?<management>token-)?[A-Za-z0-9]{80}/y;
/** What goes on with the characters of a key. */
const CONTINUATION = /[A-Za-z0-9]{1,128}/y;
// A shorter one is as likely something else that stands there. A longer one is where it is random too.
const MIN_LONGER = 40;
/** The length of a key, as the byte before it, in most formats that tell lengths. */
const LENGTHS = { key: 'T', management: 'Z' } as const;

// Another length or alphabet: an error where something before it says that it is a key.
const LOOSE_KEY = /xai-(?<management>token-)?[\w-]{16,400}/y;
// Without that it is one only where all of a word is drawn as a key is, and nothing goes on before or behind it.
const UNNAMED_KEY = /(?<![\w+/=.@-])xai-(?<management>token-)?[\w-]{24,200}(?![\w+/=-])/y;
const MIN_UNNAMED_BITS = 16;
/** https://docs.x.ai/developers/model-capabilities/audio/ephemeral-tokens */
const EPHEMERAL =
  /xai-(?:realtime-client-secret-|client-secret\.(?:xai-realtime-client-secret-)?)(?<drawn>[\w.~+/=-]{16,2048})/y;
const NAMED_AS_KEY =
  /(?:key|token|secret|credentials?|passwd|password|authorization)\\{0,8}["'`]?[\])]?\s{0,8}(?:[:=,(]|:=|=>|\?\?=?|\|\|=?)\s{0,8}\\{0,8}["'`]?$|\b(?:bearer|token)\s{1,8}$/i;
const NAME_WINDOW = 96;

// 80 random characters have 5.4 bits each and never below 4.8 in a million draws; words in camel case have 4.5.
const MIN_ENTROPY = 4.7;
const MIN_LOOSE_ENTROPY = 3.2;
// Of 79 neighbouring pairs a random key has one or two that are consecutive in the alphabet.
const MAX_CONSECUTIVE_SHARE = 0.3;

const MANAGEMENT = {
  title: 'xAI management key',
  remedy:
    'Delete it in the xAI console (it administers the whole team), make a new one, and read that from the environment.',
};

const EPHEMERAL_TOKEN = {
  title: 'xAI ephemeral token',
  remedy:
    'It expires by itself, minutes after it was made, and cannot be revoked: make sure that it was not made to last longer, and let your server fetch a new one for each session (POST /v1/realtime/client_secrets).',
} as const;

const POSSIBLE = {
  severity: 'warn',
  isLoose: true,
} as const;

const rule: TextRule<'no-xai-key'> = defineRule({
  kind: 'text',
  id: 'no-xai-key',
  title: 'xAI API key',
  description: 'disallow xAI (Grok) API keys',
  finds:
    'xAI API keys and management keys, whatever surrounds them. A value of another length counts if a name or a Bearer header says that it is a key',
  why: "Anyone who can read the repository, now or in its history, can spend your team's credits and read what the key may read. xAI takes part in GitHub's secret scanning and may notify you and disable the key, but that covers only API keys in plain text in public GitHub repositories.",
  remedy:
    'Disable it in the xAI console (console.x.ai, API Keys), make a new one, and read that from the environment: XAI_API_KEY.',
  step: 'Move the key to .env and read it from the environment',
  reference: 'https://docs.x.ai/console/faq/security',
  options: {},

  prefix: XAI_PREFIX,
  nameVariable: (key) =>
    getXaiKeyKind(key) === 'management' ? 'XAI_MANAGEMENT_KEY' : 'XAI_API_KEY',
  prefilter: XAI_PREFIX,

  find(text) {
    const matches: Match[] = [];
    for (let at = text.indexOf(XAI_PREFIX); at !== -1; at = text.indexOf(XAI_PREFIX, at + 1)) {
      const token = matchEphemeral(text, at);
      const match =
        token ?? matchKey(text, at) ?? matchNamedKey(text, at) ?? matchUnnamedKey(text, at);
      if (match) matches.push(match);
      // Within a token there may be the beginning of another.
      if (token) at = token.end - 1;
    }
    return matches;
  },

  get examples() {
    return {
      leaks: [
        apiKey(),
        managementKey(),
        `XAI_API_KEY=${apiKey(2)}`,
        `"Authorization: Bearer ${apiKey(3)}"`,
        `KEY_${apiKey(4)}`,
        `\\n${apiKey(5)}\\n`,
        `%20${apiKey(6)}%20`,
        `\u001B[32m${apiKey(7)}\u001B[0m`,
        `${apiKey(8)}-prod`,
        `${apiKey(9)}_prod`,
        `${apiKey(10)}xai-`,
        `${apiKey(12)}z`,
        `zT${apiKey(13)}Z`,
        `${managementKey(14)}invalidArgumentOutOfRangeInCallOfFunctionWithThatName`,
        `${apiKey(15)}${body(64, 15, 'hex')}`,
        `\nT${apiKey(16)}${body(60, 16)}`,
        `<${apiKey(11)}>,`,
        `XAI_API_KEY=xai-${body(43)}`,
        `"grok_token": "xai-${body(79)}"`,
        `{\\"api_key\\": \\"xai-${body(30)}_${body(30, 2)}\\"}`,
        `Authorization: Bearer xai-${body(140)}`,
        `client = Client(api_key="xai-${body(40, 3)}")`,
        // Without a name, of another length or alphabet: warnings.
        `xai-${body(43)}`,
        `use xai-${body(79)} today`,
        `'xai-${body(120)}'`,
        `xai-${body(140)}`,
        `xai-${body(40)}_${body(39)}`,
        `<xai-${body(38, 5)}-${body(41, 6)}>`,
        `xai-token-${body(64, 7)}`,
        // They expire.
        `xai-realtime-client-secret-${body(80, 8)}`,
        `["xai-client-secret.${body(43, 9)}"]`,
        `"xai-client-secret.xai-realtime-client-secret-${body(80, 10)}"`,
        `{"value": "xai-client-secret.eyJ${body(30, 11)}.${body(60, 12)}.${body(43, 13)}"}`,
      ],
      clean: [
        'XAI_API_KEY=xai-your-key-here',
        'export XAI_API_KEY="xai-your-api-key-goes-here-please"',
        `xai-${'x'.repeat(80)}`,
        `XAI_API_KEY=xai-${'x'.repeat(80)}`,
        `xai-${ALPHABET_IN_ORDER}${ALPHABET_IN_ORDER.slice(0, 18)}`,
        `XAI_API_KEY=xai-${ALPHABET_IN_ORDER}`,
        `xai-${'ConfigurationProviderFactoryBeanWithDefaultSettingsAndManyMoreWordsToFillTheLine'.slice(0, 80)}`,
        `xai-${'ConfigurationProvider2FactoryBeanWithDefaultSettingsAndManyMoreWords9ToFillTheLine'.repeat(2)}`,
        `.xai-${'button-primary-'.repeat(6)}`,
        `XAI_API_KEY: xai-${'grok-code-fast-'.repeat(3)}`,
        `https://example.com/xai-${body(32, 4, 'hex')}`,
        `xai-${body(40, 4, 'hex')}`,
        `xai-${body(64, 5, 'hex')}`,
        `.xai-button_${body(5, 6)}`,
        `xai-grok-hooks-v2-Release-2026-11-30-amd64`,
        `assets/xai-${body(32, 7)}.js`,
        'xai-realtime-client-secret-abc123',
        '`xai-client-secret.${token}`',
        'xai-realtime-client-secret-your-token-goes-here',
      ],
    };
  },
});

export default rule;

function matchKey(text: string, at: number): Match | undefined {
  KEY.lastIndex = at;
  const found = KEY.exec(text);
  if (!found || !isRandom(found[0], MIN_ENTROPY)) return undefined;
  return isPartOfLonger(text, found) ? undefined : toMatch(found);
}

/** Whether what has the form of a key is the beginning of a longer word, be it random or made of words. */
function isPartOfLonger(text: string, { 0: key, index, groups }: RegExpExecArray): boolean {
  CONTINUATION.lastIndex = index + key.length;
  const continuation = CONTINUATION.exec(text)?.[0];
  if (continuation === undefined) return false;
  const isManagement = groups?.['management'] !== undefined;
  if (text.charAt(index - 1) === LENGTHS[isManagement ? 'management' : 'key']) return false;
  if (randomness(removePrefix(key)) <= 0) return true;
  return continuation.length >= MIN_LONGER && isDrawnLikeKey(continuation);
}

/** Whether it has all that a key is drawn from. Hashes have not, and words are not random. */
function isDrawnLikeKey(text: string): boolean {
  return [/[a-z]/, /[A-Z]/, /\d/].every((part) => part.test(text)) && randomness(text) > 0;
}

function matchNamedKey(text: string, at: number): Match | undefined {
  if (!NAMED_AS_KEY.test(text.slice(Math.max(0, at - NAME_WINDOW), at))) return undefined;
  LOOSE_KEY.lastIndex = at;
  const found = LOOSE_KEY.exec(text);
  if (!found || isPlaceholder(found[0]) || !/\d/.test(found[0])) return undefined;
  return isRandom(found[0], MIN_LOOSE_ENTROPY) ? { ...toMatch(found), isLoose: true } : undefined;
}

function matchUnnamedKey(text: string, at: number): Match | undefined {
  UNNAMED_KEY.lastIndex = at;
  const found = UNNAMED_KEY.exec(text);
  if (!found) return undefined;
  const drawn = removePrefix(found[0]);
  // Words between separators are a name, however many of them there are.
  if (!isDrawnLikeKey(drawn) || randomness(drawn) < MIN_UNNAMED_BITS || isPlaceholder(drawn)) {
    return undefined;
  }
  const match = toMatch(found);
  const { title } = match;
  return isRandom(found[0], MIN_LOOSE_ENTROPY)
    ? { ...match, ...POSSIBLE, title: `${POSSIBLE_TITLE} ${title ?? rule.title}` }
    : undefined;
}

/** A token that the browser gets, as it is and as the name of a WebSocket protocol. */
function matchEphemeral(text: string, at: number): Match | undefined {
  EPHEMERAL.lastIndex = at;
  const found = EPHEMERAL.exec(text);
  if (!found) return undefined;
  const drawn = trimEnd(found.groups?.['drawn'] ?? '', '.=/-');
  // A key in place of the token is found as what it is.
  if (drawn.startsWith(XAI_PREFIX) || !/\d/.test(drawn) || isPlaceholder(drawn)) return undefined;
  if (randomness(drawn) <= 0 || entropy(drawn) < MIN_LOOSE_ENTROPY) return undefined;
  const end = at + found[0].lastIndexOf(drawn) + drawn.length;
  return { start: at, end, ...EPHEMERAL_TOKEN };
}

function toMatch(found: RegExpExecArray): Match {
  const span = { start: found.index, end: found.index + found[0].length };
  return found.groups?.['management'] === undefined ? span : { ...span, ...MANAGEMENT };
}

function isRandom(key: string, minEntropy: number): boolean {
  const drawn = removePrefix(key);
  let consecutive = 0;
  for (let i = 1; i < drawn.length; i++) {
    if (drawn.charCodeAt(i) - drawn.charCodeAt(i - 1) === 1) consecutive++;
  }
  return consecutive < drawn.length * MAX_CONSECUTIVE_SHARE && entropy(drawn) >= minEntropy;
}

function removePrefix(key: string): string {
  return key.replace(/^xai-(?:token-)?/, '');
}
