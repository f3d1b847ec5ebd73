import { expect, test } from 'vitest';
import { wrap } from '../../src/text/wrap.ts';

test.each<[string, number, string[]]>([
  ['', 10, ['']],
  ['one two three', 8, ['one two', 'three']],
  ['a /path/that/is/long b', 8, ['a', '/path/that/is/long', 'b']],
  [
    'then run "keyfence gitignore --fix" now',
    20,
    ['then run', '"keyfence gitignore --fix"', 'now'],
  ],
  ['it is "not a command" at all', 14, ['it is "not a', 'command" at', 'all']],
])('%j in %i columns', (text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines);
});
