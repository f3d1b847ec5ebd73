import { expect, test } from 'vitest';
import { takeFromJson } from '../../src/text/take-from-json.ts';

test.each([
  ['{"a":1,"b":2}', ['a'], '{"b":2}'],
  ['{"a":1,"b":2}', ['b'], '{"a":1}'],
  ['{"a":1}', ['a'], '{}'],
  [
    '{\n  // one\n  "a": 1, // two\n  "b": 2 // three\n}\n',
    ['a'],
    '{\n  // one\n  // two\n  "b": 2 // three\n}\n',
  ],
  ['{\n  "a": 1, // two\n  // of b\n  "b": 2\n}\n', ['b'], '{\n  "a": 1 // two\n  // of b\n}\n'],
  ['[1, 2, 3]', [1], '[1, 3]'],
  ['[1, 2,]', [1], '[1,]'],
  ['[1, /* , */ 2]', [1], '[1 /* , */]'],
  ['{"a":{"b":[{"c":1}]}}', ['a', 'b', 0], '{"a":{"b":[]}}'],
  ['{"a":1}', ['b'], '{"a":1}'],
])('%s without %s', (text, path, expected) => {
  expect(takeFromJson(text, path)).toBe(expected);
});
