import { ALLOW_WORD } from '../../rules/allow-comments/allow-word.ts';
import { apiKey, body } from '../../rules/sample.ts';

/** Repeated to a megabyte: near misses, each an invitation to read the rest of the text. */
const PIECES: readonly string[] = [
  'xai-',
  'xai-token-',
  `xai-${'a1B2'.repeat(19)}abc`,
  `xai-${'a1B2'.repeat(20)} `,
  'XAI_API_KEY=xai-',
  'key key key key:   xai-',
  'api_key',
  'api_key=',
  'api_key = ',
  'api_key":',
  '"api_key":',
  'api_key": "',
  'apiKey?',
  'api-key: ',
  'api_key((((((',
  'api_key[[[[[[',
  'api_key = (',
  `api_key=${'('.repeat(290)}`,
  'api_key\\"',
  'api_key\\\\\\\\"',
  `api_key=${'\\'.repeat(100)}`,
  'api_key = "aaaaaaaaaaaaaaaaaaaaaaaa',
  `api_key="${'a'.repeat(690)}`,
  'api_key=\'api_key="api_key=`',
  `api_key${' '.repeat(290)}`,
  `api_key="${'a1'.repeat(10)}${' '.repeat(300)}b"`,
  'api_key\n',
  'api_key:\n',
  `${'a'.repeat(60)}api_key${'a'.repeat(60)}`,
  '-'.repeat(60) + 'api-key',
  '<api_key>',
  '<api_key ',
  `<api_key>${'a'.repeat(510)}`,
  `api_key" ${'a'.repeat(110)}>`,
  `api_key=${'a1'.repeat(200)} `,
  `api_key="${'a1b2c3d4e5f6'.repeat(40)}x"`,
  '"api_key\\":\\"',
  '"api_key":"{',
  '"api_key",',
  '"a","key":"api_key',
  'name: api_key\n  value: ',
  'api_key: \n  - ',
  'api_keys:\n  - aaaaaaaaaaaaaaaa\n',
  'getenv("api_key", ',
  '${api_key:-',
  'api_key ?? api_key || ',
  'a.b.c.api_key.',
  'apikeys = ["", ',
  'VITE_XAI_API_KEY',
  'VITE_A= xai-',
  `# ${ALLOW_WORD}`,
  `${ALLOW_WORD} a,`,
  'a',
  '\\',
  '"',
  ' ',
  '\n',
  '\u0000',
];

/** One name, then a megabyte of the same. */
const TAILS: readonly string[] = ['(', '\\', 'a', ' ', '\n  - aaaaaaaaaaaaaaaa'];

/** Findings take long, so that a part of the length is enough. */
const FINDINGS_SHARE = 4;
/** Findings, and comments that could allow each of them. */
const ALLOWED: readonly (readonly [first: string, piece: string])[] = [
  ['// gitleaks:allow\n', `api_key="${body(20, 1)}" `],
  ['', `// ggignore api_key="${body(20, 2)}" `],
  ['', `// ${ALLOW_WORD}: made up\napi_key="${body(20, 3)}"\n`],
  ['', `/* ${ALLOW_WORD} no-xai-key: made up */ api_key="${body(20, 4)}" `],
];

/** Findings that have nothing in common, so that nothing known of one helps with the next. */
function makeFindings(length: number): string {
  let text = '';
  for (let seed = 1; text.length < length; seed++) text += `api_key="${body(20, seed)}" `;
  return text;
}

function makeEncodedLines(length: number): string {
  let text = '';
  for (let seed = 1; text.length < length; seed++)
    text += `${Buffer.from(apiKey(seed)).toString('base64')}\n`;
  return text;
}

/** A text that is made to take long, and what it is made of. */
export interface HostileText {
  readonly name: string;
  readonly text: string;
}

/** @param length of each, in characters, at least */
export function makeHostileTexts(length: number): HostileText[] {
  const repeat = (piece: string): string => piece.repeat(Math.ceil(length / piece.length));
  return [
    ...PIECES.map((piece) => ({ name: name(piece), text: repeat(piece) })),
    ...ALLOWED.map(([first, piece]) => ({
      name: name(first + piece),
      text: first + piece.repeat(Math.ceil(length / FINDINGS_SHARE / piece.length)),
    })),
    { name: 'another key in each place', text: makeFindings(length / FINDINGS_SHARE) },
    // What is not linear in the lines shows in many of them only.
    { name: 'another key in base64 on each line', text: makeEncodedLines(4 * length) },
    ...TAILS.map((tail) => ({
      name: `one name, then ${name(tail)}`,
      text: `api_keys:${repeat(tail)}`,
    })),
  ];
}

function name(piece: string): string {
  return JSON.stringify(piece.length > 40 ? `${piece.slice(0, 40)}…` : piece);
}
