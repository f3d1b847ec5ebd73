import type { Keyword } from './api-key-name.ts';
import { readQuote, readString, type Literal } from './string-literal.ts';

const VALUE = '(?<value>[^<>\\s"\']{8,4096})';
/** `<api_key type="x">value</api_key>`, `<string name="api_key">value</string>` */
const ELEMENT = new RegExp(
  `["']?(?:\\s[^<>\\n]{0,120})?>\\s{0,80}(?:<!\\[CDATA\\[)?${VALUE}\\s{0,80}(?:<\\/|\\]\\]>)`,
  'dy',
);
/** `<key>API_KEY</key><string>value</string>` */
const PAIR = new RegExp(
  `<\\/[\\w:.-]{1,40}>\\s{0,80}<[\\w:.-]{1,40}(?:\\s[^<>]{0,80})?>\\s{0,80}${VALUE}\\s{0,80}<\\/`,
  'dy',
);

/** Maximum distance between a name and the bracket that closes its tag. */
const TAG_REACH = 128;

/** The text of an element whose tag or attribute is the name, or which follows the element with the name. */
export function readMarkup(text: string, name: Keyword): readonly Literal[] | undefined {
  if (!text.slice(name.end, name.end + TAG_REACH).includes('>')) return undefined;
  const pattern = text.charAt(name.end) === '<' ? PAIR : ELEMENT;
  pattern.lastIndex = name.end;
  const value = pattern.exec(text)?.indices?.groups?.['value'];
  return value && [{ start: value[0], end: value[1], plain: true }];
}

const NAME_KEY = /(?:name|key|id|variable)["']?\s{0,8}[:=]\s{0,8}["']?$/i;
const VALUE_LINE = /["']?[ \t]*\r?\n[ \t]*(?:value|default|secret|token)[ \t]*[:=][ \t]*/iy;
const BARE_LINE = /[\w+/=.~:%@!-]{8,4096}(?=[ \t]*(?:#.*)?(?:\r?\n|$))/y;

/** YAML's `- name: API_KEY` with `value: …` on the next line. */
export function readSibling(text: string, name: Keyword): readonly Literal[] | undefined {
  VALUE_LINE.lastIndex = name.end;
  if (!VALUE_LINE.test(text)) return undefined;
  if (!NAME_KEY.test(text.slice(Math.max(0, name.start - 30), name.start))) return undefined;
  const at = VALUE_LINE.lastIndex;
  if (readQuote(text, at)) {
    const literal = readString(text, at);
    return literal && [{ start: literal.start, end: literal.end, plain: true }];
  }
  BARE_LINE.lastIndex = at;
  return BARE_LINE.test(text) ? [{ start: at, end: BARE_LINE.lastIndex, plain: true }] : undefined;
}

const BLOCK_START = /["']?[ \t]*[:=][ \t]*(?:[|>][-+]?[ \t]*)?(?=\r?\n[ \t])/y;
const BLOCK_LINE =
  /\r?\n[ \t]{1,40}(?:-[ \t]{1,8})?["']?(?<value>[\w+/.~-]{8,4094}={0,2})["']?[ \t]*(?=\r?\n|$)/dy;

/** A value, or a list of values, on the indented lines below the name. */
export function readBlock(text: string, name: Keyword): readonly Literal[] | undefined {
  BLOCK_START.lastIndex = name.end;
  if (!BLOCK_START.test(text)) return undefined;
  const found: Literal[] = [];
  BLOCK_LINE.lastIndex = BLOCK_START.lastIndex;
  for (let line = BLOCK_LINE.exec(text); line; line = BLOCK_LINE.exec(text)) {
    const value = line.indices?.groups?.['value'];
    if (value) found.push({ start: value[0], end: value[1], plain: true });
  }
  return found;
}
