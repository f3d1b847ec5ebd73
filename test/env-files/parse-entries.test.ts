import { expect, test } from 'vitest';
import { getEnvironment } from '../../src/env-files/environment.ts';
import { parseEntries } from '../../src/env-files/parse-entries.ts';

const TEXT = `# A_COMMENT=1
PLAIN=one
export EXPORTED = "two words" # why
SINGLE='it has # in it'
EMPTY=
LINES="a
b
c"
AFTER=x # comment
HASH=a#b
OPEN="never closed
set -gx FISH value
  INDENTED: no
.invalid=1
LAST=z`;

test('names, values and lines', () => {
  expect(parseEntries(TEXT).map(({ name, value, line }) => [line, name, value])).toEqual([
    [2, 'PLAIN', 'one'],
    [3, 'EXPORTED', 'two words'],
    [4, 'SINGLE', 'it has # in it'],
    [5, 'EMPTY', ''],
    [6, 'LINES', 'a\nb\nc'],
    [9, 'AFTER', 'x'],
    [10, 'HASH', 'a#b'],
    [11, 'OPEN', '"never closed'],
    [12, 'FISH', 'value'],
    [15, 'LAST', 'z'],
  ]);
  for (const { start, end, value } of parseEntries(TEXT)) {
    expect(TEXT.slice(start, end)).toBe(value);
  }
});

test.each([
  ['.env', 'local'],
  ['.env.local', 'local'],
  ['.env.xai', 'local'],
  ['a/.env.production', 'production'],
  ['prod.env', 'production'],
  ['.env.production.local', 'production'],
  ['.env.test', 'test'],
  ['production/.env', 'local'],
])('%s is for %s', (path, environment) => {
  expect(getEnvironment(path)).toBe(environment);
});
