import { ALPHANUMERIC, type Draw } from './draw.ts';

/** A file without any key, of a kind in which scanners believe to see some. */
export interface KeyFreeFile {
  readonly path: string;
  readonly make: (draw: Draw) => string | Buffer;
}

const SVG = 'MmLlHhVvCcSsQqZz0123456789.,- ';
const VLQ = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/,;';

/** Names that end in a word of keys, whose values are none. */
const ABOUT_KEYS = ['apiKeyId', 'api_key_name', 'apiKeyHint', 'api-key-file', 'API_KEY_HEADER'];

/** Kinds of files, by name. */
export const KEY_FREE_FILES: Readonly<Record<string, KeyFreeFile>> = {
  'a lock file of npm': {
    path: 'package-lock.json',
    make: (draw) =>
      JSON.stringify({
        lockfileVersion: 3,
        packages: Object.fromEntries(
          Array.from({ length: 30 }, () => [
            `node_modules/${draw.pick(['@xai/', 'xai-', ''])}${draw.words(2, '-')}`,
            {
              version: draw.version(),
              resolved: `https://registry.example.com/${draw.word()}/-/a-${draw.version()}.tgz`,
              integrity: `sha512-${draw.base64(64)}`,
            },
          ]),
        ),
      }),
  },
  'a lock file of yarn': {
    path: 'yarn.lock',
    make: (draw) =>
      draw.list(30, () =>
        [
          `"xai-${draw.words(2, '-')}@^${draw.version()}":`,
          `  resolved "https://registry.example.com/a.tgz#${draw.hex(40)}"`,
          `  integrity sha512-${draw.base64(64)}\n`,
        ].join('\n'),
      ),
  },
  'a lock file of Python': {
    path: 'poetry.lock',
    make: (draw) =>
      draw.list(30, () => `    {file = "xai_sdk-1.0.whl", hash = "sha256:${draw.hex(64)}"},`),
  },
  'a lock file of Go': {
    path: 'go.sum',
    make: (draw) =>
      draw.list(
        30,
        () => `example.com/${draw.word()}/xai-sdk v${draw.version()} h1:${draw.base64(32)}`,
      ),
  },
  'a lock file of Rust': {
    path: 'Cargo.lock',
    make: (draw) => draw.list(30, () => `name = "xai-api"\nchecksum = "${draw.hex(64)}"\n`),
  },
  'a minified bundle': {
    path: 'dist/app.min.js',
    make: (draw) =>
      draw.list(
        200,
        () =>
          `${draw.characters(ALPHANUMERIC, 2)}.apiKey=function(e){return this.${draw.camel(2)}=e,t(${String(draw.below(9999))},"${draw.camel(3)}")}`,
        ',',
      ),
  },
  'a source map': {
    path: 'dist/app.js.map',
    make: (draw) =>
      JSON.stringify({
        version: 3,
        sources: [`../src/xai-${draw.words(3, '-')}.ts`],
        names: Array.from({ length: 40 }, () => draw.camel(3)),
        mappings: draw.characters(VLQ, 4000),
      }),
  },
  'names of chunks': {
    path: 'dist/manifest.json',
    make: (draw) =>
      JSON.stringify(
        Object.fromEntries(
          Array.from({ length: 40 }, () => [
            `xai-${draw.camel(2)}.js`,
            `assets/xai-${draw.characters(ALPHANUMERIC, 8)}.js`,
          ]),
        ),
      ),
  },
  'paths of SVG': {
    path: 'a.svg',
    make: (draw) => draw.list(20, () => `<path id="xai-logo" d="M${draw.characters(SVG, 400)}z"/>`),
  },
  'an image in a page': {
    path: 'a.html',
    make: (draw) => `<img alt="api key" src="data:image/png;base64,${draw.base64(6000)}">`,
  },
  'a font in a style sheet': {
    path: 'a.css',
    make: (draw) =>
      `@font-face{font-family:xai-sans;src:url(data:font/woff2;base64,${draw.base64(4000)})}`,
  },
  'classes of a style sheet': {
    path: 'b.css',
    make: (draw) => draw.list(60, () => `.xai-${draw.words(12, '-')}{color:#${draw.hex(6)}}`),
  },
  UUIDs: { path: 'ids.txt', make: (draw) => draw.list(200, () => draw.uuid()) },
  'rows of CSV': {
    path: 'a.csv',
    make: (draw) =>
      `id,api_key_id,name,hash\n${draw.list(100, () => `${draw.uuid()},${String(draw.below(1e6))},${draw.word()},${draw.hex(32)}`)}`,
  },
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
  'integrity of scripts': {
    path: 'b.html',
    make: (draw) =>
      draw.list(20, () => `<script src="xai.js" integrity="sha384-${draw.base64(48)}"></script>`),
  },
  checksums: {
    path: 'SHA256SUMS',
    make: (draw) =>
      draw.list(60, () => `${draw.hex(64)}  xai-${draw.word()}-${draw.version()}.tar.gz`),
  },
  'a certificate': {
    path: 'ca.pem',
    make: (draw) =>
      `-----BEGIN CERTIFICATE-----\n${draw.base64(1200).replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  },
  'a public key': {
    path: 'id_ed25519.pub',
    make: (draw) => `ssh-ed25519 ${draw.base64(51)} xai-key@example.com\n`,
  },
  'tokens that are signed': {
    path: 'b.md',
    make: (draw) =>
      draw.list(
        10,
        () =>
          `Bearer ${Buffer.from(`{"alg":"HS256","kid":"${draw.uuid()}"}`).toString('base64url')}.${Buffer.from(`{"sub":"${draw.word()}","aud":"xai"}`).toString('base64url')}.${draw.bytes(32).toString('base64url')}`,
      ),
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
  'a dump of hex': {
    path: 'a.hex',
    make: (draw) =>
      draw.list(
        100,
        (i) =>
          `${(i * 16).toString(16).padStart(8, '0')}: ${draw.hex(32).replace(/.{4}/g, '$& ')} ................`,
      ),
  },
  'a protocol buffer': {
    path: 'a.pb',
    make: (draw) =>
      Buffer.concat(
        Array.from({ length: 60 }, () => [
          Buffer.from([10, 8]),
          Buffer.from(draw.camel(2)),
          draw.bytes(24),
        ]).flat(),
      ),
  },
  'random bytes': { path: 'a.bin', make: (draw) => draw.bytes(20_000) },
  'a log': {
    path: 'a.log',
    make: (draw) =>
      draw.list(
        60,
        () =>
          `2026-01-01T00:00:00Z INFO xai-${draw.word()} request=${draw.uuid()} trace=${draw.hex(32)} api_key=***`,
      ),
  },
  'a notebook with an image': {
    path: 'a.ipynb',
    make: (draw) =>
      JSON.stringify({
        nbformat: 4,
        cells: [
          {
            cell_type: 'code',
            source: ['client = Client(api_key=os.environ["XAI_API_KEY"])\n'],
            outputs: [{ output_type: 'display_data', data: { 'image/png': draw.base64(3000) } }],
          },
        ],
      }),
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
  'encoded addresses': {
    path: 'urls.txt',
    make: (draw) =>
      draw.list(
        40,
        () =>
          `https://example.com/?q=${encodeURIComponent(draw.words(5, ' & '))}&sig=${encodeURIComponent(draw.base64(32))}`,
      ),
  },
  'constants of a program': {
    path: 'a.c',
    make: (draw) => draw.list(60, () => `  ${draw.list(8, () => `0x${draw.hex(8)}`, ', ')},`),
  },
  'strings in pieces': {
    path: 'a.ts',
    make: (draw) =>
      draw.list(
        40,
        () =>
          `throw new Error("The api key " + "of xai-${draw.word()} " + "is ${draw.words(5, ' ')}.");`,
      ),
  },
};
