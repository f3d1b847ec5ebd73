/** The first syntax error of a text that should be JSON. The text is not quoted. */
export interface JsonFault {
  /** In UTF-16 units. */
  readonly offset: number;
  readonly reason: string;
}

const BLANK = /[ \t\r\n]*/y;
/** With the comments of JSONC. */
const BLANK_OR_COMMENT = /(?:[ \t\r\n]|\/\/[^\r\n]*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)*/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;
/** Characters that end a string, or have to be escaped in it. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const SPECIAL = /["\\\u0000-\u001F]/g;

type Expected =
  'value' | 'item' | 'value or end' | 'name' | 'name or end' | 'colon' | 'comma or end';

const REASONS: Readonly<Record<Expected, string>> = {
  value: 'a value is missing',
  item: 'a value is missing',
  'value or end': 'a value or "]" is missing',
  name: 'a key in double quotes is missing',
  'name or end': 'a key in double quotes or "}" is missing',
  colon: 'a colon is missing',
  'comma or end': 'a comma is missing',
};

/**
 * Finds the first syntax error. The messages of `JSON.parse` quote the text, which may contain a secret, and
 * in most versions of Node they have no position. https://www.rfc-editor.org/rfc/rfc8259
 * @param isJsonc whether comments and trailing commas are allowed
 */
export function findJsonFault(text: string, isJsonc = false): JsonFault | undefined {
  const blank = isJsonc ? BLANK_OR_COMMENT : BLANK;
  const open: string[] = [];
  let expected: Expected | 'nothing' = 'value';
  for (let at = skip(blank, text, 0); at < text.length; at = skip(blank, text, at)) {
    const character = text.charAt(at);
    const isInObject = open.at(-1) === '{';
    const isAfterComma = expected === 'item' || expected === 'name';
    const mayEnd = expected.endsWith('or end') || (isJsonc && isAfterComma);
    if (isJsonc && text.startsWith('/*', at))
      return { offset: at, reason: 'the comment is not closed' };
    if (expected === 'nothing') return { offset: at, reason: 'there is text after the end' };
    if (mayEnd && character === (isInObject ? '}' : ']')) {
      open.pop();
      at++;
      expected = open.length === 0 ? 'nothing' : 'comma or end';
    } else if (expected === 'comma or end') {
      if (character !== ',') return { offset: at, reason: REASONS[expected] };
      at++;
      expected = isInObject ? 'name' : 'item';
    } else if (expected === 'colon') {
      if (character !== ':') return { offset: at, reason: REASONS[expected] };
      at++;
      expected = 'value';
    } else if (isAfterComma && '}]'.includes(character)) {
      return { offset: at, reason: 'trailing comma' };
    } else if (character === '"') {
      const end = findStringEnd(text, at);
      if (typeof end !== 'number') return end;
      at = end;
      const isName = expected.startsWith('name');
      expected = isName ? 'colon' : open.length === 0 ? 'nothing' : 'comma or end';
    } else if (expected.startsWith('name')) {
      return { offset: at, reason: REASONS[expected] };
    } else if (character === '{' || character === '[') {
      open.push(character);
      at++;
      expected = character === '{' ? 'name or end' : 'value or end';
    } else {
      const end = skip(SCALAR, text, at);
      if (end === at) return { offset: at, reason: describeWrongValue(character, expected) };
      at = end;
      expected = open.length === 0 ? 'nothing' : 'comma or end';
    }
  }
  return expected === 'nothing' ? undefined : { offset: text.length, reason: 'unexpected end' };
}

function describeWrongValue(character: string, expected: Expected): string {
  if (character === "'") return 'strings need double quotes';
  if (character === '#' || character === '/') return 'JSON has no comments';
  return REASONS[expected];
}

/** @returns the offset after the string, or its fault */
function findStringEnd(text: string, start: number): number | JsonFault {
  let at = start + 1;
  for (;;) {
    SPECIAL.lastIndex = at;
    const found = SPECIAL.exec(text);
    if (!found) return { offset: start, reason: 'the closing quote is missing' };
    const { 0: character, index } = found;
    if (character === '"') return index + 1;
    if (character !== '\\') {
      return {
        offset: index,
        reason: 'control character in a string',
      };
    }
    at = skip(ESCAPE, text, index);
    if (at === index) return { offset: index, reason: 'invalid escape sequence' };
  }
}

/** The offset after the match of a pattern at an offset. */
function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}
