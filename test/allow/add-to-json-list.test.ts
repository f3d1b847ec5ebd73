import { parse } from 'jsonc-parser';
import { expect, test } from 'vitest';
import { addToJsonList } from '../../src/text/add-to-json-list.ts';

const VALUE = { a: 1 };

test.each([
  ['{}', [], '{"allow": [{"a":1}]}'],
  ['{ "b": 1 }', [], '{ "allow": [{"a":1}], "b": 1 }'],
  ['{\n  "b": 1\n}\n', [], '{\n  "allow": [\n    {\n      "a": 1\n    }\n  ],\n  "b": 1\n}\n'],
  ['{\n\t"b": 1\n}', [], '{\n\t"allow": [\n\t\t{\n\t\t\t"a": 1\n\t\t}\n\t],\n\t"b": 1\n}'],
  [
    '{\r\n  "b": 1\r\n}',
    [],
    '{\r\n  "allow": [\r\n    {\r\n      "a": 1\r\n    }\r\n  ],\r\n  "b": 1\r\n}',
  ],
  ['{ "allow": [] }', [], '{ "allow": [{"a":1}] }'],
  ['{ "allow": [{}] }', [], '{ "allow": [{"a":1}, {}] }'],
  [
    '{\n  "allow": [\n    {}\n  ]\n}',
    [],
    '{\n  "allow": [\n    {\n      "a": 1\n    },\n    {}\n  ]\n}',
  ],
  [
    '{\n  // why\n  "b": 1, // because\n}\n',
    [],
    '{\n  // why\n  "allow": [\n    {\n      "a": 1\n    }\n  ],\n  "b": 1, // because\n}\n',
  ],
  ['{ "keyfence": { "b": 1 } }', ['keyfence'], '{ "keyfence": { "allow": [{"a":1}], "b": 1 } }'],
])('%j', (text, container, expected) => {
  const after = addToJsonList('a.json', text, container, 'allow', VALUE);
  expect(after).toBe(expected);
  expect(JSON.stringify(parse(after))).toContain('{"a":1}');
});

test.each([
  ['[]', /no object/],
  ['{ "allow": {} }', /not a list/],
])('%s is refused', (text, reason) => {
  expect(() => addToJsonList('a.json', text, [], 'allow', VALUE)).toThrow(reason);
});
