/** Where a text stops being JSON, and what is wrong there; nothing of the text is quoted. */
export interface JsonFault {
  /** In UTF-16 units. */
  readonly offset: number;
  readonly reason: string;
}

const BLANK = /[ \t\r\n]*/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;
/** What a string cannot hold as it is, and what ends it. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const SPECIAL = /["\\\u0000-\u001F]/g;

type Expected =
  'value' | 'item' | 'value or end' | 'name' | 'name or end' | 'colon' | 'comma or end';

const REASONS: Readonly<Record<Expected, string>> = {
  value: 'a value is missing',
  item: 'a value is missing',
  'value or end': 'a value or "]" is missing',
  name: 'a name in double quotes is missing',
  'name or end': 'a name in double quotes or "}" is missing',
  colon: 'a colon is missing',
  'comma or end': 'a comma is missing',
};

/**
 * The first fault of a text that `JSON.parse` does not take; what that says itself quotes the text, and tells no
 * place in most versions of Node. https://www.rfc-editor.org/rfc/rfc8259
 */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: string[] = [];
  let expected: Expected | 'nothing' = 'value';
  for (let at = skip(BLANK, text, 0); at < text.length; at = skip(BLANK, text, at)) {
    const character = text.charAt(at);
    const isInObject = open.at(-1) === '{';
    const mayEnd = expected.endsWith('or end');
    if (expected === 'nothing') return { offset: at, reason: 'the text goes on behind its end' };
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
    } else if (['name', 'item'].includes(expected) && '}]'.includes(character)) {
      return { offset: at, reason: 'a comma stands before the end' };
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
  return expected === 'nothing' ? undefined : { offset: text.length, reason: 'it ends too early' };
}

function describeWrongValue(character: string, expected: Expected): string {
  if (character === "'") return 'text stands in double quotes, not in single ones';
  if (character === '/' || character === '#') return 'JSON has no comments';
  return REASONS[expected];
}

/** @returns the offset behind the string, or what is wrong in it */
function findStringEnd(text: string, start: number): number | JsonFault {
  let at = start + 1;
  for (;;) {
    SPECIAL.lastIndex = at;
    const found = SPECIAL.exec(text);
    if (!found)
      return { offset: start, reason: 'a double quote is missing at the end of the text' };
    const { 0: character, index } = found;
    if (character === '"') return index + 1;
    if (character !== '\\') {
      return {
        offset: index,
        reason: 'a line break or another control character stands in a text',
      };
    }
    at = skip(ESCAPE, text, index);
    if (at === index)
      return { offset: index, reason: 'a backslash is followed by what it cannot be' };
  }
}

/** The offset behind what the pattern matches at an offset. */
function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}
