import { gzipSync } from 'node:zlib';
import { body } from '../../rules/sample.ts';
import { drawLines } from './draw-lines.ts';
import type { Draw } from './draw.ts';

/** Ways to write a key that go on for many lines. */
export const LONG: Readonly<Record<string, (draw: Draw, key: string) => string>> = {
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
  'pieces between lines of comments': (draw, key) =>
    `${(key.match(/.{1,30}/g) ?? [])
      .map((piece) => `  "${piece}"`)
      .join(
        draw.pick([
          ` +\n${draw.list(draw.below(4), () => `  // ${draw.words(8, ' ')}`, '')}\n`,
          `\n${draw.list(draw.below(4), () => `  # ${draw.words(8, ' ')}`, '\n')}`,
          ` ||\n${draw.list(draw.below(4), () => `-- ${draw.words(8, ' ')}`, '\n')}`,
          ` /* ${draw.words(8, ' ')}\n   ${draw.words(8, ' ')} */ +\n`,
        ]),
      )};\n`,
  'joined list of long texts': (draw, key) =>
    `s = "".join([\n${draw.list(draw.below(40), () => `  "${draw.words(6, ' ')} ",`)}\n  "${key.slice(0, 9)}",\n  "${key.slice(9)}",\n${draw.list(draw.below(40), () => `  "${draw.words(6, ' ')} ",`)}\n])\n`,
  'joined list, joined behind it': (draw, key) =>
    `const s = [\n${draw.list(draw.below(9), () => `  '${draw.words(6, ' ')} ',`)}\n  '${key.slice(0, 3)}',\n  '${key.slice(3)}',\n${draw.list(draw.below(40), () => `  '${draw.words(6, ' ')} ',`)}\n].join('');\n`,
  'pieces in a notebook': (draw, key) =>
    `{"source": [\n${draw.list(draw.below(20), () => `    "${draw.word()} = ${draw.word()}(${draw.word()}, \\"${draw.words(3, ' ')}\\")\\n",`)}\n${(key.match(/.{1,12}/g) ?? []).map((piece) => `    "  \\"${piece}\\" +\\n",\n`).join('')}    "  \\"\\""\n]}\n`,
  'base64 in a notebook': (draw, key) =>
    `{"source": [\n${(
      Buffer.from(`${draw.words(draw.below(90), ' ')} ${key} ${draw.words(draw.below(90), ' ')}`)
        .toString('base64')
        .match(/.{1,76}/g) ?? []
    )
      .map((line) => `    "${draw.pick(['', '# '])}${line}\\n",\n`)
      .join('')}    ""\n]}\n`,
  'base64 in comments': (draw, key) => {
    const mark = draw.pick(['# ', '// ', ' * ', '> ', '#', '-- ']);
    return `${(
      Buffer.from(`${draw.words(draw.below(90), ' ')} ${key} ${draw.words(draw.below(90), ' ')}`)
        .toString('base64')
        .match(/.{1,70}/g) ?? []
    )
      .map((line) => `${mark}${line}`)
      .join('\n')}\n`;
  },
  'lines that go on': (draw, key) => {
    const mark = draw.pick([' \\', '\\', ' ^', ' `']);
    return `run --${draw.word()} ${draw.word()}${mark}\n${draw.list(draw.below(20), () => `  --${draw.word()} ${draw.words(2, '-')}${mark}`)}\n  -H "api-key: ${key.slice(4)}"${mark}\n  https://example.com\n`;
  },
  'a key that goes on': (draw, key) =>
    `${draw.word()} ${draw.words(3, ' ')} ${(key.match(/.{1,20}/g) ?? []).join(draw.pick(['\\\n', '\\\n    ', '\n    ']))}\n`,
  'soft breaks at the ends of words': (draw, key) =>
    `${draw.list(draw.below(20), () => `${draw.word()}.example/${draw.word()} v1 h1:${draw.base64(32)}`)}\n${draw.word()} v1 h1:${key.slice(0, 20)}=\n${key.slice(20)}\n`,
  'an endpoint far away': (draw, key) =>
    `fetch("https://api.x.ai/v1")\n${drawLines(draw, draw.below(80))}\naccess_token = "${key.slice(4)}"\n`,
  sops: (draw, key) =>
    `a: ENC[AES256_GCM,data:${body(20, 2)},iv:${body(20, 3)},tag:x,type:str]\n${drawLines(draw, draw.below(40))}\nclient_secret: ${key.slice(4)}\nsops:\n  mac: x\n`,
  'an object for the browser': (draw) =>
    `define: {\n${draw.list(draw.below(60), () => `  ${draw.camel(2)}: ${draw.word()},`)}\n  k: JSON.stringify(env.XAI_API_KEY),\n}\n`,
  'a client in the browser': (draw) =>
    `const url = "https://api.x.ai/v1";\n${drawLines(draw, draw.below(60))}\nnew OpenAI({ dangerouslyAllowBrowser: true })\n`,
};
