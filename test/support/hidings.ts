import { deflateSync, gzipSync } from 'node:zlib';

/** Ways to write a text in one layer, by the layer's name in `via`. */
export const HIDINGS: Readonly<Record<string, Readonly<Record<string, (text: string) => string>>>> =
  {
    base64: {
      padded: (text) => Buffer.from(text).toString('base64'),
      'for URLs': (text) => Buffer.from(text).toString('base64url'),
      'after one byte': (text) => Buffer.from(`>${text}`).toString('base64url'),
      'after two bytes': (text) => Buffer.from(`??${text}`).toString('base64'),
      'wrapped as in e-mail': (text) =>
        wrap(Buffer.from(`${text} and what is behind it`).toString('base64'), 76, '\r\n'),
      'wrapped as in PEM, indented': (text) =>
        wrap(Buffer.from(`${text} and what is behind it`).toString('base64'), 64, '\n    '),
      'of UTF-16': (text) => Buffer.from(text, 'utf16le').toString('base64'),
    },
    'compressed base64': {
      gzip: (text) => gzipSync(text).toString('base64'),
      zlib: (text) => deflateSync(text).toString('base64'),
      'in lines': (text) => wrap(gzipSync(lengthen(text)).toString('base64'), 76, '\n'),
    },
    hex: {
      'lower case': (text) => Buffer.from(text).toString('hex'),
      'upper case': (text) => Buffer.from(text).toString('hex').toUpperCase(),
      wrapped: (text) => wrap(Buffer.from(text).toString('hex'), 64, '\n'),
    },
    'percent-encoding': {
      'every character': (text) => writeEach(text, (code) => `%${toHex(code, 2).toUpperCase()}`),
      'what URLs need': (text) =>
        text.replaceAll('%', '%25').replaceAll('-', '%2D').replaceAll('"', '%22'),
      'as escape() writes it': (text) => writeEach(text, (code) => `%u${toHex(code, 4)}`),
    },
    escapes: {
      JSON: (text) => writeEach(text, (code) => `\\u${toHex(code, 4)}`),
      'JSON, the first character': (text) =>
        `\\u${toHex(text.charCodeAt(0), 4)}${JSON.stringify(text.slice(1)).slice(1, -1)}`,
      'two digits': (text) => writeEach(text, (code) => `\\x${toHex(code, 2)}`),
      braces: (text) => writeEach(text, (code) => `\\u{${code.toString(16)}}`),
      'eight digits': (text) => writeEach(text, (code) => `\\U${toHex(code, 8)}`),
      octal: (text) => writeEach(text, (code) => `\\${code.toString(8).padStart(3, '0')}`),
      'in the middle': (text) => {
        const escaped = JSON.stringify(text).slice(1, -1);
        const at = escaped.length >> 1;
        const isPlain = /^[\w-]{3}$/.test(escaped.slice(at - 1, at + 2));
        return isPlain
          ? `${escaped.slice(0, at)}\\x${toHex(escaped.charCodeAt(at), 2)}${escaped.slice(at + 1)}`
          : writeEach(text, (code) => `\\x${toHex(code, 2)}`);
      },
    },
    entities: {
      decimal: (text) => writeEach(text, (code) => `&#${String(code)};`),
      hexadecimal: (text) => writeEach(text, (code) => `&#x${toHex(code, 4)};`),
      'the first character': (text) =>
        `&#${String(text.charCodeAt(0))};${text.slice(1).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}`,
    },
    'quoted-printable': {
      'soft line breaks': (text) => wrap(text.replaceAll('=', '=3D'), 75, '=\n'),
      'characters too': (text) =>
        wrap(text.replaceAll('=', '=3D').replaceAll('-', '=2D'), 75, '=\r\n'),
    },
    concatenation: {
      'with a plus': (text) => cut(text, [9, 40]).map(quote).join(' + '),
      'in the first letters': (text) => cut(text, [1, 2, 3]).map(quote).join(' +\n    '),
      adjacent: (text) => cut(text, [2, 50]).map(quote).join('\n  '),
      'with prefixes': (text) =>
        cut(text, [3, 50])
          .map((piece) => `f${quote(piece)}`)
          .join(' '),
      'with points': (text) => cut(text, [3, 50]).map(quote).join(' . '),
      'with two points': (text) => cut(text, [5]).map(quote).join('..'),
      'with a comment': (text) => cut(text, [30]).map(quote).join(' + // the rest\n'),
      'pieces of a template': (text) =>
        `\`${cut(text, [3, 9])
          .map((piece) => `\${${quote(piece)}}`)
          .join('')}\``,
      'joined list': (text) => `[${cutEvery(text, 7).map(quote).join(', ')}].join("")`,
      'joined list in Python': (text) => `"".join([${cutEvery(text, 12).map(quote).join(',')}])`,
      'joined list in PHP': (text) => `implode('', [${cutEvery(text, 12).map(quote).join(', ')}])`,
      'joined list in Go': (text) =>
        `strings.Join([]string{${cutEvery(text, 20).map(quote).join(', ')}}, "")`,
      'by a method': (text) => `${cut(text, [3]).map(quote).join('.concat(')})`,
    },
    continuation: {
      'in shell': (text) => cut(text, [2, 40]).join('\\\n'),
      'in a Dockerfile': (text) => cut(text, [20]).join('\\\r\n'),
      'in YAML': (text) => cut(text, [3, 60]).join('\\\n    '),
      'folded in YAML': (text) => `>-\n  ${cut(text, [4, 44]).join('\n  ')}\n`,
      'in PowerShell': (text) => cut(text, [30]).join('`\n'),
    },
  };

/** So that there is more than a line when it is compressed. */
function lengthen(text: string): string {
  return [...Array.from({ length: 8 }, (_, i) => String(Math.sin(i))), text].join('\n');
}

function writeEach(text: string, write: (code: number) => string): string {
  return Array.from(text, (character) => write(character.charCodeAt(0))).join('');
}

function toHex(code: number, length: number): string {
  return code.toString(16).padStart(length, '0');
}

function wrap(text: string, width: number, joint: string): string {
  return cutEvery(text, width).join(joint);
}

function cutEvery(text: string, width: number): string[] {
  const places = Array.from(
    { length: Math.floor((text.length - 1) / width) },
    (_, i) => (i + 1) * width,
  );
  return cut(text, places);
}

/** Cut at the places that are within the text. */
function cut(text: string, places: readonly number[]): string[] {
  const within = places.filter((place) => place < text.length);
  return [0, ...within].map((start, i) => text.slice(start, within[i] ?? text.length));
}

/** What cannot stand between quotes does so escaped. */
function quote(text: string): string {
  return JSON.stringify(text);
}
