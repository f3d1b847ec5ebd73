import fc from 'fast-check';
import { parseTree, type ParseError } from 'jsonc-parser';
import { expect, test } from 'vitest';
import { findJsonFault } from '../../src/text/find-json-fault.ts';
import { parseJson } from '../../src/text/parse-json.ts';

test.each([
  ['', 'it is empty'],
  [' \n', 'it is empty'],
  ['{', 'line 1, column 2: unexpected end'],
  ['{\n  "a": [1,\n', 'line 3, column 1: unexpected end'],
  ['{ "a": 1 "b": 2 }', 'line 1, column 10: a comma is missing'],
  ['{\r\n  "a": 1,\r\n}', 'line 3, column 1: trailing comma'],
  ['[1,]', 'line 1, column 4: trailing comma'],
  ['{ "a" 1 }', 'line 1, column 7: a colon is missing'],
  ['{ a: 1 }', 'line 1, column 3: a key in double quotes or "}" is missing'],
  ['{ "a": 1, b: 2 }', 'line 1, column 11: a key in double quotes is missing'],
  ["{ 'a': 1 }", 'line 1, column 3: a key in double quotes or "}" is missing'],
  ["[ 'a' ]", 'line 1, column 3: strings need double quotes'],
  ['[\n  // why\n  1\n]', 'line 2, column 3: JSON has no comments'],
  ['{ "a": }', 'line 1, column 8: a value is missing'],
  ['[tru]', 'line 1, column 2: a value or "]" is missing'],
  ['[01]', 'line 1, column 2: a value or "]" is missing'],
  ['{ "a": [1}', 'line 1, column 10: a comma is missing'],
  ['{} {}', 'line 1, column 4: there is text after the end'],
  ['["a]', 'line 1, column 2: the closing quote is missing'],
  ['["a\nb"]', 'line 1, column 4: control character in a string'],
  [String.raw`["\x"]`, 'line 1, column 3: invalid escape sequence'],
  ['\uFFFD\uFFFD{\0}\0', 'it is not in UTF-8; save it in that encoding'],
])('%j: %s', (text, reason) => {
  expect(() => parseJson(text)).toThrow(new SyntaxError(reason));
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('there is a fault where JSON.parse finds one, and nowhere else', () => {
  const position = fc.nat(200);
  const piece = fc.constantFrom(
    '',
    ',',
    '"',
    '}',
    ']',
    '{',
    '[',
    ':',
    '\\',
    '0',
    '-',
    '.',
    'e',
    ' ',
    '\n',
    '1e5',
  );
  fc.assert(
    fc.property(fc.json(), position, fc.nat(2), piece, (json, at, removed, added) => {
      const text = json.slice(0, at) + added + json.slice(at + removed);
      expect(findJsonFault(text) === undefined, text).toBe(isJson(text));
    }),
    { numRuns: 2000 },
  );
});

test('with comments and trailing commas, there is a fault where the parser of configurations finds one', () => {
  const piece = fc.constantFrom(
    '',
    ',',
    '"',
    '}',
    ']',
    '{',
    '[',
    ':',
    '\\',
    '0',
    '//',
    '/*',
    '*/',
    '\n',
  );
  fc.assert(
    fc.property(fc.json(), fc.nat(200), fc.nat(2), piece, (json, at, removed, added) => {
      const text = json.slice(0, at) + added + json.slice(at + removed);
      const errors: ParseError[] = [];
      parseTree(text, errors, { allowTrailingComma: true });
      expect(findJsonFault(text, true) === undefined, text).toBe(errors.length === 0);
    }),
    { numRuns: 2000 },
  );
});

test('it takes time in proportion to the length only, and no stack', () => {
  const deep = '['.repeat(200_000);
  expect(findJsonFault(deep)).toEqual({ offset: deep.length, reason: 'unexpected end' });
  expect(findJsonFault(`"${'a'.repeat(2_000_000)}`)).toMatchObject({ offset: 0 });
});
