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
  ['', 'value expected at line 1, column 1'],
  ['{', 'close brace expected at line 1, column 2'],
  ['{\n  "a": 1\n  "b": 2\n}', 'comma expected at line 3, column 3'],
  ['{ a: 1 }', 'invalid symbol at line 1, column 3'],
  ["{ 'a': 1 }", 'invalid symbol at line 1, column 3'],
  ['{}\n{}', 'end of file expected at line 2, column 1'],
  ['{ "a": "b', 'unexpected end of string at line 1, column 8'],
  ['{ "a": 1 /* ', 'unexpected end of comment at line 1, column 10'],
  ['{\n "a": 1,\n "a": 2 }', 'a name that stands there twice at line 3, column 2'],
  ['['.repeat(100_000), 'more levels than can be read at line 1, column 1'],
])('%j is refused', (text, reason) => {
  const parse = (): unknown => parseConfig(text, 'a.json');
  expect(parse).toThrow(ConfigError);
  expect(parse).toThrow(`a.json is not valid JSON: ${reason}`);
});

test('a name that JavaScript gives a meaning is a name', () => {
  const value = parseConfig('{ "__proto__": { "ignore": ["**"] } }', 'a.json') as object;
  expect(Object.keys(value)).toEqual(['__proto__']);
  expect('ignore' in value).toBe(false);
});
