import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonFault } from '../../src/text/find-json-fault.ts';
import { parseJson } from '../../src/text/parse-json.ts';

test.each([
  ['', 'it is empty'],
  [' \n', 'it is empty'],
  ['{', 'line 1, column 2: it ends too early'],
  ['{\n  "a": [1,\n', 'line 3, column 1: it ends too early'],
  ['{ "a": 1 "b": 2 }', 'line 1, column 10: a comma is missing'],
  ['{\r\n  "a": 1,\r\n}', 'line 3, column 1: a comma stands before the end'],
  ['[1,]', 'line 1, column 4: a comma stands before the end'],
  ['{ "a" 1 }', 'line 1, column 7: a colon is missing'],
  ['{ a: 1 }', 'line 1, column 3: a name in double quotes or "}" is missing'],
  ['{ "a": 1, b: 2 }', 'line 1, column 11: a name in double quotes is missing'],
  ["{ 'a': 1 }", 'line 1, column 3: a name in double quotes or "}" is missing'],
  ["[ 'a' ]", 'line 1, column 3: text stands in double quotes, not in single ones'],
  ['[\n  // why\n  1\n]', 'line 2, column 3: JSON has no comments'],
  ['{ "a": }', 'line 1, column 8: a value is missing'],
  ['[tru]', 'line 1, column 2: a value or "]" is missing'],
  ['[01]', 'line 1, column 2: a value or "]" is missing'],
  ['{ "a": [1}', 'line 1, column 10: a comma is missing'],
  ['{} {}', 'line 1, column 4: the text goes on behind its end'],
  ['["a]', 'line 1, column 2: a double quote is missing at the end of the text'],
  ['["a\nb"]', 'line 1, column 4: a line break or another control character stands in a text'],
  [String.raw`["\x"]`, 'line 1, column 3: a backslash is followed by what it cannot be'],
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

test('it takes time in proportion to the length only, and no stack', () => {
  const deep = '['.repeat(200_000);
  expect(findJsonFault(deep)).toEqual({ offset: deep.length, reason: 'it ends too early' });
  expect(findJsonFault(`"${'a'.repeat(2_000_000)}`)).toMatchObject({ offset: 0 });
});
