import { getXaiKeyKind } from './prefixes/xai-key-kind.ts';
import { XAI_PREFIX } from './prefixes/xai-prefix.ts';
import { defineRule, type Match, type TextRule } from './rule.ts';
import { ALPHABET_IN_ORDER, apiKey, body, managementKey } from './sample.ts';
import { matchEphemeralToken } from './xai-key/match-ephemeral-token.ts';
import { matchKey } from './xai-key/match-key.ts';
import { matchLooseKey } from './xai-key/match-loose-key.ts';

const TITLE = 'xAI API key';

const rule: TextRule<'no-xai-key'> = defineRule({
  kind: 'text',
  id: 'no-xai-key',
  title: TITLE,
  description: 'disallow xAI (Grok) API keys',
  finds:
    'xAI API keys and management keys, whatever surrounds them. A value of another length counts if a name or a Bearer header says that it is a key',
  why: "Anyone who can read the repository, now or in its history, can spend your team's credits and read what the key may read. xAI takes part in GitHub's secret scanning and may notify you and disable the key, but that covers only API keys in plain text in public GitHub repositories.",
  remedy:
    'Disable it in the xAI console (console.x.ai, API Keys), make a new one, and read that from the environment: XAI_API_KEY.',
  step: 'Move the key to .env and read it from the environment',
  reference: 'https://docs.x.ai/console/faq/security',
  options: {},
  isNear: true,

  prefix: XAI_PREFIX,
  nameVariable: (key) =>
    getXaiKeyKind(key) === 'management' ? 'XAI_MANAGEMENT_KEY' : 'XAI_API_KEY',
  prefilter: XAI_PREFIX,

  find(text) {
    const matches: Match[] = [];
    for (let at = text.indexOf(XAI_PREFIX); at !== -1; at = text.indexOf(XAI_PREFIX, at + 1)) {
      const token = matchEphemeralToken(text, at);
      const match = token ?? matchKey(text, at) ?? matchLooseKey(text, at, TITLE);
      if (match) matches.push(match);
      // The prefix may occur in a token again.
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
        // Without a name, with another length or alphabet: warnings.
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
