import { deflateSync, gzipSync } from 'node:zlib';
import { apiKey, managementKey } from '../../rules/sample.ts';
import type { Draw } from './draw.ts';
import { encodings } from './encode.ts';

/** A file with a key that is written in layers which were drawn by chance. */
export interface RandomlyHidden {
  readonly secret: string;
  readonly text: string;
  readonly bytes: Buffer;
  /** What was drawn. */
  readonly name: string;
}

interface Way {
  readonly name: string;
  readonly write: (text: string) => string;
}

type Escape = (code: number, next: string) => string;

const hex = (code: number, length: number): string => code.toString(16).padStart(length, '0');

/** @param next the character behind, which could be taken for a part of the escape */
const ESCAPES: Readonly<Record<string, Escape>> = {
  '\\x2d': (code) => `\\x${hex(code, 2)}`,
  '\\x2D': (code) => `\\x${hex(code, 2).toUpperCase()}`,
  '\\u002d': (code) => `\\u${hex(code, 4)}`,
  '\\u{2d}': (code) => `\\u{${code.toString(16)}}`,
  '\\u{00002d}': (code) => `\\u{${hex(code, 6)}}`,
  '\\U0000002d': (code) => `\\U${hex(code, 8)}`,
  '\\055': (code) => `\\${code.toString(8).padStart(3, '0')}`,
  '\\55': (code, next) =>
    `\\${code.toString(8).padStart(code < 64 && /[0-7]/.test(next) ? 3 : 2, '0')}`,
  '%2d': (code) => `%${hex(code, 2)}`,
  '%2D': (code) => `%${hex(code, 2).toUpperCase()}`,
  '%u002d': (code) => `%u${hex(code, 4)}`,
  '&#45;': (code) => `&#${String(code)};`,
  '&#045;': (code) => `&#0${String(code)};`,
  '&#45': (code, next) => `&#${String(code)}${/^[^\d;]/.test(next) ? '' : ';'}`,
  '&#x2d;': (code) => `&#x${code.toString(16)};`,
  '&#X002D;': (code) => `&#X${hex(code, 4).toUpperCase()};`,
  '&#x2d': (code, next) => `&#x${code.toString(16)}${/^[^\da-f;]/i.test(next) ? '' : ';'}`,
};

/** The share of characters that are escaped, in a hundred. */
const SHARES = [1, 3, 10, 40, 100];

function drawEscapes(draw: Draw): Way {
  const names = Object.keys(ESCAPES);
  const used = draw.pick([[draw.pick(names)], [draw.pick(names), draw.pick(names)], names]);
  const share = draw.pick(SHARES);
  // One of the first characters, whatever the share.
  const first = draw.below(6);
  const write = (text: string): string =>
    Array.from(text, (character, at) => {
      const isEscaped = draw.below(100) < share || at === first;
      const escape = ESCAPES[draw.pick(used)];
      return isEscaped && escape ? escape(character.charCodeAt(0), text.charAt(at + 1)) : character;
    }).join('');
  return { name: `escapes (${used.length > 2 ? 'all' : used.join(', ')})`, write };
}

interface Separator {
  readonly opening: string;
  readonly closing: string;
  readonly between: () => string;
}

function drawSeparator(draw: Draw): Separator {
  const quote = draw.pick(['"', "'"]);
  const blank = (): string => draw.pick(['', ' ', '  ', '\n', '\n    ', '\r\n\t', ' \n ']);
  const comments = ['', ' // the rest\n', ' # more of it\n', ' -- next part\n', ' /* and */'];
  const quoted = (between: () => string, opening = '', closing = ''): Separator => ({
    opening: opening + quote,
    closing: quote + closing,
    between: () => quote + between() + quote,
  });
  const prefix = draw.pick(['u8', 'L', 'u', 'U', 'b', 'rb', 'r', 'f', 'R', 'B', 'br', '@', '$']);
  const comma = (): string => draw.pick([',', ', ', ',\n  ']);
  return draw.pick<Separator>([
    quoted(() => `${blank()}+${blank()}`),
    quoted(() => draw.pick([' ', '\n', '\n    ', '  ', '\t'])),
    quoted(() => draw.pick([' ', '\n  ']) + prefix, prefix),
    quoted(() => blank() + draw.pick(['.', '..', '&', '<<', '<>', '||', '+=']) + blank()),
    quoted(() => ` +${draw.pick(comments)} `),
    quoted(() => '}${', '`${', '}`'),
    quoted(comma, '[', '].join("")'),
    quoted(comma, '"".join([', '])'),
    quoted(() => '.concat('),
    { opening: quote, closing: quote, between: () => draw.pick(['\\\n', '\\\r\n', '\\\n    ']) },
    {
      opening: '',
      closing: '',
      between: () => draw.pick(['\\\n', '\n  ', '`\n', '^\n', '=\n']),
    },
  ]);
}

function drawPieces(draw: Draw): Way {
  const { opening, closing, between } = drawSeparator(draw);
  const count = draw.pick([1, 1, 2, 3, 8]);
  const isNear = draw.below(2) === 0;
  const write = (text: string): string => {
    const places = new Set<number>();
    for (let i = 0; i < count; i++) {
      const limit = isNear && i === 0 ? Math.min(4, text.length - 1) : text.length - 1;
      places.add(1 + draw.below(Math.max(1, limit)));
    }
    const cuts = [...places].sort((a, b) => a - b);
    const pieces = [0, ...cuts].map((start, i) => text.slice(start, cuts[i]));
    return opening + pieces.reduce((before, piece) => before + between() + piece) + closing;
  };
  return { name: `pieces (${JSON.stringify(opening + between() + closing)})`, write };
}

const BLOCKS: Readonly<Record<string, (text: string) => string>> = {
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  'base64 of UTF-16': (text) => Buffer.from(text, 'utf16le').toString('base64'),
  gzip: (text) => gzipSync(text).toString('base64'),
  zlib: (text) => deflateSync(text).toString('base64'),
  hex: (text) => Buffer.from(text).toString('hex'),
  HEX: (text) => Buffer.from(text).toString('hex').toUpperCase(),
};

function drawBlock(draw: Draw): Way {
  const name = draw.pick(Object.keys(BLOCKS));
  const [before, behind] = [draw.pick(['', 'a', 'ab', 'k=']), draw.pick(['', 'z', ' z', '\n'])];
  const width = draw.pick([0, 0, 76, 64, 40]);
  const lineBreak = draw.pick(['\n', '\r\n', '\n  ', '\\n']);
  const write = (text: string): string => {
    const written = BLOCKS[name]?.(before + text + behind) ?? '';
    if (width === 0) return written;
    return written.replaceAll(new RegExp(`.{${String(width)}}`, 'g'), `$&${lineBreak}`);
  };
  return { name: `${name} (${String(width)})`, write };
}

const SURROUNDINGS: readonly (readonly [string, string])[] = [
  ['', ''],
  ['k = ', ';\n'],
  ['k = "', '"\n'],
  ["x = '", "'\ny = 'abc'\n"],
  ['<a b="', '"/>\n'],
  ['a: ', '\nb: 2\n'],
  ['"k": "', '",\n"n": "foo"\n'],
  ['const k = ', '\nconst z = "other"\n'],
  ['(', ')\n'],
];
const ENCODINGS = [
  ...['UTF-8', 'UTF-8', 'UTF-8', 'Latin-1'],
  ...['UTF-16 LE with a mark', 'UTF-16 BE', 'UTF-16 LE', 'UTF-32 LE'],
];

/** A key in so many layers, one within another. */
export function hideRandomly(draw: Draw, layers: number): RandomlyHidden {
  const seed = 1 + draw.below(1e6);
  const secret = draw.below(5) === 0 ? managementKey(seed) : apiKey(seed);
  const ways = Array.from({ length: layers }, () =>
    draw.pick([drawEscapes, drawEscapes, drawPieces, drawPieces, drawBlock])(draw),
  );
  const written = ways.reduce((text, { write }) => write(text), secret);
  const [opening, closing] = draw.pick(SURROUNDINGS);
  const before = draw.pick(['', `${draw.words(4, ' ')}\n`, 'index = "max"\n', 'f("x");\n']);
  const text = before + opening + written + closing;
  const encoding = draw.pick(ENCODINGS);
  const bytes = encodings[encoding]?.(text) ?? Buffer.from(text);
  const name = [...ways.map((way) => way.name), encoding].join(' in ');
  return { secret, text, bytes, name };
}
