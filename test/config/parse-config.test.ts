import { expect, test } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.ts';
import { ConfigError } from '../../src/errors/errors.ts';

test.each([
  ['{}', {}],
  ['\ufeff{ "a": [1, true, null, "b"] }', { a: [1, true, null, 'b'] }],
  ['// first\n{\n  "a": 1, /* why */\n  "b": [\n    "c",\n  ],\n}\n', { a: 1, b: ['c'] }],
  ['"text"', 'text'],
])('%j', (text, value) => {
  expect(parseConfig(text, 'a.json')).toEqual(value);
});

test.each([
  ['', 'it is empty'],
  ['{', 'line 1, column 2: unexpected end'],
  ['{\n  "a": 1\n  "b": 2\n}', 'line 3, column 3: a comma is missing'],
  ['{ a: 1 }', 'line 1, column 3: a key in double quotes or "}" is missing'],
  ["{ 'a': 1 }", 'line 1, column 3: a key in double quotes or "}" is missing'],
  ['{}\n{}', 'line 2, column 1: there is text after the end'],
  ['{ "a": "b', 'line 1, column 8: the closing quote is missing'],
  ['{ "a": 1 /* ', 'line 1, column 10: the comment is not closed'],
  ['{\n "a": 1,\n "a": 2 }', 'line 3, column 2: duplicate key'],
  ['['.repeat(100_000), 'it is nested too deeply'],
])('%j is refused', (text, reason) => {
  const parse = (): unknown => parseConfig(text, 'a.json');
  expect(parse).toThrow(ConfigError);
  expect(parse).toThrow(`a.json is not valid JSON: ${reason}`);
});

test('__proto__ is a key like any other', () => {
  const value = parseConfig('{ "__proto__": { "ignore": ["**"] } }', 'a.json') as object;
  expect(Object.keys(value)).toEqual(['__proto__']);
  expect('ignore' in value).toBe(false);
});
