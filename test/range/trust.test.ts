import { expect, test } from 'vitest';
import type { Baseline } from '../../src/baseline/baseline.ts';
import { makeConfig, type ConfigFile } from '../../src/config/config.ts';
import { describeChanges } from '../../src/range/describe-changes.ts';
import { listUnchangedLines } from '../../src/range/unchanged-lines.ts';

const ACCEPTED: Baseline = {
  path: '.keyfence-baseline.jsonl',
  salts: ['a'],
  entries: [{ path: 'a', rule: 'no-xai-key', fingerprint: 'b' }],
};

function compare(before: ConfigFile, after: ConfigFile, baseline?: Baseline): string[] {
  return describeChanges(
    { config: makeConfig(before), baseline: undefined },
    { config: makeConfig(after), baseline },
  ).map(({ path, clause }) => `${path} ${clause}`);
}

const CONFIG = 'keyfence.config.json';

test.each<[ConfigFile, ConfigFile, readonly string[]]>([
  [{}, {}, []],
  [{}, { rules: { 'no-xai-key': 'off' } }, ['turns no-xai-key off']],
  [{}, { rules: { 'no-secret-file': 'warn' } }, ['makes no-secret-file a warning']],
  [{ rules: { 'no-xai-key': 'off' } }, {}, []],
  [
    { rules: { 'no-xai-key': 'warn' } },
    { rules: { 'no-xai-key': 'off' } },
    ['turns no-xai-key off'],
  ],
  [{ ignore: ['a'] }, { ignore: ['a', 'b/**'] }, ['does not scan b/**']],
  [{ ignore: ['a', 'b'] }, { ignore: ['b'] }, []],
  [{}, { unscannable: ['*.zip'] }, ['accepts unopened *.zip']],
  [{}, { gitignore: { templates: ['.env.local'] } }, ['lets be tracked .env.local']],
  [
    {},
    { gitignore: { patterns: ['.env', '.env.*'] } },
    ['no longer requires to be ignored **/secrets.*'],
  ],
  [{ foreignAllow: false }, {}, ['counts the allow comments of other scanners']],
  [{ unopened: 'error' }, {}, ['lets files pass that cannot be opened']],
  [{ trust: 'base' }, { trust: 'head' }, ['lets changes allow themselves']],
  [{}, { baseline: 'b.jsonl' }, ['takes b.jsonl for the baseline']],
  [
    {},
    { rules: { 'no-hardcoded-api-key': ['error', { allow: ['demo'], minLength: 30 }] } },
    ['changes "allow" of no-hardcoded-api-key', 'changes "minLength" of no-hardcoded-api-key'],
  ],
  [
    {},
    { overrides: [{ files: ['test/**'], rules: { 'no-xai-key': 'off' } }] },
    ['turns no-xai-key off in test/**'],
  ],
  [
    {},
    {
      overrides: [{ files: ['a'], rules: { 'no-hardcoded-api-key': ['warn', { names: ['b'] }] } }],
    },
    ['makes no-hardcoded-api-key a warning in a', 'changes "names" of no-hardcoded-api-key in a'],
  ],
  // What only says again what holds anyway, or more, allows nothing.
  [{}, { overrides: [{ files: ['a'], rules: { 'no-xai-key': 'error' } }] }, []],
  [
    {
      rules: { 'no-xai-key': 'off' },
      overrides: [{ files: ['src/**'], rules: { 'no-xai-key': 'error' } }],
    },
    { rules: { 'no-xai-key': 'off' } },
    ['turns no-xai-key off in src/**'],
  ],
  [
    {
      overrides: [
        { files: ['a'], rules: { 'no-xai-key': 'off' } },
        { files: ['a*'], rules: { 'no-xai-key': 'error' } },
      ],
    },
    {
      overrides: [
        { files: ['a*'], rules: { 'no-xai-key': 'error' } },
        { files: ['a'], rules: { 'no-xai-key': 'off' } },
      ],
    },
    ['changes the order of "overrides"'],
  ],
])('%j, then %j', (before, after, expected) => {
  expect(compare(before, after)).toEqual(expected.map((clause) => `${CONFIG} ${clause}`));
});

test('a baseline that accepts more', () => {
  expect(compare({}, {}, ACCEPTED)).toEqual(['.keyfence-baseline.jsonl accepts 1 more finding']);
});

test.each([
  ['a\nb\nc', 'a\nb\nc', [1, 2, 3]],
  ['a\nb\nc', 'x\na\nc', [2, 3]],
  ['a\nb', 'a\nb\na', [1, 2]],
  ['', 'a', []],
  ['a', 'b', []],
])('of %j, %j has these lines unchanged', (older, text, lines) => {
  expect([...listUnchangedLines(older, text)]).toEqual(lines);
});

test('versions that differ too much have none', () => {
  const make = (word: string): string =>
    Array.from({ length: 3000 }, (_, i) => `${word}${i}`).join('\n');
  expect(listUnchangedLines(`same\n${make('a')}`, `same\n${make('b')}`).size).toBe(0);
});
