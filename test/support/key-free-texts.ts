import type { KeyFreeFile } from './key-free-file.ts';

/** Names that end in a word of keys, whose values are none. */
const ABOUT_KEYS = ['apiKeyId', 'api_key_name', 'apiKeyHint', 'api-key-file', 'API_KEY_HEADER'];

/** What people write about keys, and what is translated. */
export const KEY_FREE_TEXTS: Readonly<Record<string, KeyFreeFile>> = {
  'commits of git': {
    path: 'CHANGELOG.md',
    make: (draw) =>
      draw.list(
        60,
        () => `- rotate the api key (${draw.hex(7)}, [full](../../commit/${draw.hex(40)}))`,
      ),
  },
  'actions by their commit': {
    path: '.github/workflows/a.yml',
    make: (draw) =>
      `env:\n  XAI_API_KEY: \${{ secrets.XAI_API_KEY }}\n${draw.list(20, () => `  - uses: a/xai-action@${draw.hex(40)} # v4`)}`,
  },
  translations: {
    path: 'locales/de.json',
    make: (draw) =>
      JSON.stringify({
        apiKey: 'API-Schlüssel',
        'apiKey.label': 'Geben Sie Ihren xAI-API-Schlüssel ein',
        apiKeyPlaceholder: 'xai-…',
        api_key_help: `Siehe ${draw.words(6, ' ')}`,
        apiKeyMissing: `Kein Schlüssel für ${draw.word()} angegeben`,
        'settings.api_key': draw.words(3, ' '),
      }),
  },
  'names of translations': {
    path: 'i18n.ts',
    make: (draw) =>
      draw.list(60, () => `  apiKey: t('${draw.words(4, '.')}.${draw.camel(3)}.apiKey'),`),
  },
  'a list of words': { path: 'words.txt', make: (draw) => draw.list(400, () => draw.word()) },
  'a text': {
    path: 'a.txt',
    make: (draw) => draw.list(30, () => `The api key of ${draw.words(14, ' ')}.`),
  },
  'documentation with stand-ins': {
    path: 'README.md',
    make: (draw) =>
      [
        'export XAI_API_KEY=xai-your-key-here',
        'XAI_API_KEY="xai-..."',
        `XAI_API_KEY=xai-${'x'.repeat(80)}`,
        'client = Client(api_key="YOUR_XAI_API_KEY")',
        'curl -H "Authorization: Bearer $XAI_API_KEY" https://api.x.ai/v1/models',
        'curl -H "Authorization: Bearer <your api key>" https://api.x.ai/v1/models',
        `api_key: "${'*'.repeat(20 + draw.below(20))}"`,
        `apiKey: process.env.${draw.words(3, '_').toUpperCase()}`,
        `const apiKey = await ${draw.camel(3)}("${draw.words(2, '-')}");`,
        `api_key = config["${draw.words(2, '_')}"]["api_key"]`,
      ].join('\n\n'),
  },
  'a description of an API': {
    path: 'openapi.yml',
    make: (draw) =>
      draw.list(
        10,
        () =>
          `  ${draw.camel(2)}:\n    type: apiKey\n    name: x-api-key\n    in: header\n    description: ${draw.words(9, ' ')}\n    x-request-id: ${draw.uuid()}`,
      ),
  },
  'types and signatures': {
    path: 'a.d.ts',
    make: (draw) =>
      draw.list(
        40,
        () =>
          `  ${draw.camel(2)}(apiKey: string, ${draw.camel(2)}?: ${draw.pascal(3)}): ${draw.pascal(4)};`,
      ),
  },
  'values about keys': {
    path: 'a.yml',
    make: (draw) => draw.list(30, () => `${draw.pick(ABOUT_KEYS)}: ${draw.words(3, '-')}`),
  },
  'references to secrets': {
    path: 'values.yml',
    make: (draw) =>
      draw.list(
        20,
        () =>
          `- name: XAI_API_KEY\n  valueFrom:\n    secretKeyRef:\n      name: ${draw.words(3, '-')}\n      key: ${draw.words(2, '_')}`,
      ),
  },
  'escaped text': {
    path: 'zh.json',
    make: (draw) =>
      draw.list(
        40,
        () =>
          `"${draw.camel(2)}": "${draw.list(20, () => `\\u${(0x4e00 + draw.below(0x5000)).toString(16)}`, '')}"`,
      ),
  },
};
