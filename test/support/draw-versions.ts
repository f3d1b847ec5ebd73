import { gzipSync } from 'node:zlib';
import { rules } from '../../rules/index.ts';
import { apiKey, body } from '../../rules/sample.ts';
import type { Draw } from './draw.ts';
import { hideRandomly } from './hide-randomly.ts';

/** A text with something in it that is found, and the same text with that or something near it changed. */
export interface DrawnVersions {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** What was drawn. */
  readonly name: string;
}

interface Snippet {
  readonly name: string;
  readonly text: string;
  readonly path?: string;
}

const PATHS = [
  ...[
    'a.ts',
    'a.py',
    'a.go',
    'a.json',
    'a.yml',
    'a.toml',
    'a.md',
    'a.txt',
    'a.sh',
    'a.csv',
    'a.sql',
  ],
  ...['.env.example', 'Dockerfile', 'compose.yml', 'vite.config.ts', '.mcp.json', 'a.ipynb', 'a'],
];

const EXAMPLES: readonly Snippet[] = rules
  .filter((rule) => rule.kind === 'text')
  .flatMap(({ id, examples }) =>
    examples.leaks.map((leak, at) => ({
      name: `${id} ${String(at)}`,
      ...(typeof leak === 'string' ? { text: leak } : leak),
    })),
  );

/** Ways to write a key that go on for many lines. */
const LONG: Readonly<Record<string, (draw: Draw, key: string) => string>> = {
  'list in YAML': (draw, key) =>
    `api_keys:\n${draw.list(draw.below(60), () => `  - ${draw.word()}`)}\n  - ${key.slice(4)}\n`,
  'mapping in YAML': (draw, key) =>
    `api_key:\n${draw.list(draw.below(40), () => `  ${draw.word()}: ${draw.words(2, ' ')}`)}\n  value: ${key.slice(4)}\n`,
  'table in TOML': (draw, key) =>
    `[api_keys]\n${draw.list(draw.below(40), () => `${draw.word()} = "${draw.word()}"`)}\nmain = "${key.slice(4)}"\n`,
  'list in code': (draw, key) =>
    `API_KEYS = [\n${draw.list(draw.below(60), () => `  "${draw.words(3, ' ')}",`)}\n  "${key.slice(4)}",\n]\n`,
  'rows in SQL': (draw, key) =>
    `INSERT INTO t (id, api_key) VALUES\n${draw.list(draw.below(60), (at) => `(${String(at)}, '${draw.word()}'),`)}\n(7, '${key.slice(4)}');\n`,
  'joined list': (draw, key) =>
    `k = "".join([\n${Array.from(key, (letter) => `  "${letter}",${draw.below(4) === 0 ? ` # ${draw.words(3, ' ')}` : ''}`).join('\n')}\n])\n`,
  'joined pieces': (draw, key) =>
    `k = [\n${(key.match(/.{1,7}/g) ?? []).map((piece) => `  '${piece}',`).join('\n')}\n].join('')\n`,
  'pieces with comments': (draw, key) =>
    (key.match(/.{1,9}/g) ?? [])
      .map((piece) => `"${piece}" + // ${draw.words(draw.below(20), ' ')}\n`)
      .join('')
      .replace(/ \+[^+]*$/, ';\n'),
  'lines of base64': (draw, key) => {
    const text = `${draw.words(draw.below(600), ' ')} ${key} ${draw.words(draw.below(600), ' ')}`;
    return `${(
      Buffer.from(text)
        .toString('base64')
        .match(/.{1,76}/g) ?? []
    ).join('\n')}\n`;
  },
  'lines of gzip': (draw, key) => {
    const text = `${draw.words(draw.below(600), ' ')} ${key} ${draw.words(draw.below(600), ' ')}`;
    return `${(
      gzipSync(text)
        .toString('base64')
        .match(/.{1,76}/g) ?? []
    ).join('\n')}\n`;
  },
  'literals of base64': (draw, key) => {
    const text = `${draw.words(draw.below(300), ' ')} ${key} ${draw.words(draw.below(300), ' ')}`;
    const lines =
      Buffer.from(text)
        .toString('base64')
        .match(/.{1,60}/g) ?? [];
    return `const k =\n${lines.map((line) => `  '${line}'`).join(' +\n')};\n`;
  },
  'lines of hexadecimal': (draw, key) => {
    const text = `${draw.words(draw.below(200), ' ')} ${key} ${draw.words(draw.below(200), ' ')}`;
    return `${(
      Buffer.from(text)
        .toString('hex')
        .match(/.{1,64}/g) ?? []
    ).join('\n')}\n`;
  },
  'a string of several lines': (draw, key) =>
    `const env = \`\n${draw.list(draw.below(14), () => `${draw.word().toUpperCase()} = ${draw.words(draw.below(12), ' ')}`)}\nAPI_KEY = ${key.slice(4)}\n\`;\n`,
  'escaped JSON': (draw, key) =>
    `const j = "{\\n${draw.list(draw.below(20), () => ` \\"${draw.word()}\\": \\"${draw.words(3, ' ')}\\",\\n`, '')} \\"api_key\\": \\"${key.slice(4)}\\"}";\n`,
  escapes: (_, key) =>
    `k = "${Array.from(key, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join('')}"\n`,
  'escapes of escapes in lines': (draw, key) =>
    `k = ${Array.from(key, (letter) => `"\\\\u00${letter.charCodeAt(0).toString(16)}"`).join(` +\n${' '.repeat(draw.below(40))}`)}\n`,
  'quoted-printable': (_, key) =>
    `Key: =${(key.match(/.{1,20}/g) ?? []).join('=\n')}\n${Array.from(key, (letter) => `=${letter.charCodeAt(0).toString(16).toUpperCase()}`).join('')}\n`,
  'an endpoint far away': (draw, key) =>
    `fetch("https://api.x.ai/v1")\n${drawLines(draw, draw.below(80))}\naccess_token = "${key.slice(4)}"\n`,
  sops: (draw, key) =>
    `a: ENC[AES256_GCM,data:${body(20, 2)},iv:${body(20, 3)},tag:x,type:str]\n${drawLines(draw, draw.below(40))}\nclient_secret: ${key.slice(4)}\nsops:\n  mac: x\n`,
  'an object for the browser': (draw) =>
    `define: {\n${draw.list(draw.below(60), () => `  ${draw.camel(2)}: ${draw.word()},`)}\n  k: JSON.stringify(env.XAI_API_KEY),\n}\n`,
  'a client in the browser': (draw) =>
    `const url = "https://api.x.ai/v1";\n${drawLines(draw, draw.below(60))}\nnew OpenAI({ dangerouslyAllowBrowser: true })\n`,
};

/** Lines as they stand in files of all kinds. */
function drawLines(draw: Draw, count: number): string {
  const kinds: readonly (() => string)[] = [
    () =>
      `${' '.repeat(draw.below(3) * 4)}const ${draw.camel(2)} = ${draw.camel(2)}(${draw.word()}, ${draw.word()});`,
    () => `  ${draw.word()}: ${draw.words(3, ' ')}`,
    () => `${draw.words(4 + draw.below(12), ' ')}.`,
    () => `    "${draw.word()}": "${draw.words(2, ' ')}",`,
    () => `# ${draw.words(5, ' ')}`,
    () => `// ${draw.words(5, ' ')}`,
    () => '',
    () => '}',
    () => `  - ${draw.word()}`,
    () => `def ${draw.words(2, '_')}(self, ${draw.word()}):`,
    () => `${draw.word().toUpperCase()}=${draw.word()}`,
    () => `print("${draw.words(3, ' ')}\\n" + ${draw.word()})`,
    () => `if (${draw.camel(2)} =\n    ${draw.word()}) return;`,
    () => `api_key = os.environ["${draw.word().toUpperCase()}_API_KEY"]`,
    () => `- [${draw.words(2, ' ')}](https://example.com/${draw.word()}/${draw.word()})`,
    () => draw.base64(30 + draw.below(40)),
    () => `  "${draw.word()}",`,
    () => draw.word(),
  ];
  const few = Array.from({ length: 1 + draw.below(kinds.length) }, () => draw.pick(kinds));
  return draw.list(count, () => draw.pick(few)());
}

function drawSnippet(draw: Draw): Snippet {
  const kind = draw.below(10);
  if (kind < 4) return draw.pick(EXAMPLES);
  if (kind < 6) {
    const { name, text } = hideRandomly(draw, 1 + draw.below(2));
    return { name, text };
  }
  const name = draw.pick(Object.keys(LONG));
  const key = apiKey(1 + draw.below(1e6));
  return { name, text: LONG[name]?.(draw, key) ?? key };
}

/** @param around where most changes are: at its beginning, at its end, somewhere in it */
function change(text: string, draw: Draw, { start, end }: { start: number; end: number }): string {
  const place = draw.pick([start, start, end, end, start + draw.below(end - start + 1), -1]);
  const at = place === -1 ? draw.below(text.length) : Math.max(0, place - 12 + draw.below(24));
  const size = draw.pick([1, 2, 8, 40, 200]);
  const line = text.lastIndexOf('\n', at) + 1;
  const lineEnd = text.indexOf('\n', at) + 1 || text.length;
  return draw.pick<() => string>([
    () => text.slice(0, at) + text.slice(at + size),
    () => text.slice(0, at) + draw.words(1 + draw.below(9), ' ') + text.slice(at),
    () => text.slice(0, at) + '*'.repeat(size) + text.slice(at + size),
    () => text.slice(0, line) + text.slice(lineEnd),
    () => `${text.slice(0, line)}${drawLines(draw, 1 + draw.below(8))}\n${text.slice(line)}`,
    () => text.slice(0, line) + text.slice(line).replace(/^(?:[^\n]*\n){1,30}/, ''),
  ])();
}

/** Two versions of a text, one of which something is found in. */
export function drawVersions(draw: Draw): DrawnVersions {
  const { name, text, path = draw.pick(PATHS) } = drawSnippet(draw);
  const before = `${drawLines(draw, draw.below(120))}\n`;
  const behind = `\n${drawLines(draw, draw.below(120))}\n`;
  const after = before + text + behind;
  let old = after;
  const around = { start: before.length, end: before.length + text.length };
  for (let changes = draw.pick([1, 1, 1, 2, 3]); changes > 0; changes--)
    old = change(old, draw, around);
  return { path, before: old, after, name };
}
