import { describe, expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { configFor } from '../../src/config/config-for.ts';
import { makeConfig, type ConfigFile } from '../../src/config/config.ts';
import { scan } from '../../src/library/library.ts';
import { listVariants } from '../../src/config/list-variants.ts';
import { validateConfig } from '../../src/config/validate-config.ts';

const RULE = 'no-hardcoded-api-key';

function read(file: ConfigFile, path: string): unknown {
  const { severity, options } = configFor(makeConfig(file), path).rules.get(RULE) ?? {};
  return [severity, options?.['minLength'], options?.['names']];
}

const LAYERS: ConfigFile = {
  rules: { [RULE]: ['error', { names: ['hush'] }] },
  overrides: [
    { files: ['test/**', '*.spec.ts'], rules: { [RULE]: 'off' } },
    { files: ['test/live/**'], rules: { [RULE]: ['warn', { minLength: 30 }] } },
  ],
};

describe('what applies to a file', () => {
  test.each([
    ['src/a.ts', ['error', 12, ['hush']]],
    ['test/a.ts', ['off', 12, ['hush']]],
    ['src/a.spec.ts', ['off', 12, ['hush']]],
    // Later ones win, and what they do not name stays.
    ['test/live/a.ts', ['warn', 30, ['hush']]],
    // A message has no file.
    ['', ['error', 12, ['hush']]],
  ])('%s', (path, expected) => {
    expect(read(LAYERS, path)).toEqual(expected);
  });

  test('is the same object for files that the same applies to', () => {
    const config = makeConfig(LAYERS);
    expect(configFor(config, 'test/a.ts')).toBe(configFor(config, 'test/b.ts'));
  });
});

test('a text that the library scans is judged as a file of its name', () => {
  const config = makeConfig(LAYERS);
  const list = (path: string): string[] =>
    scan(`hush = '${body(40, 7)}'`, { path, config }).map(({ severity }) => severity);
  expect([list('src/a.py'), list('test/a.py'), list('test/live/a.py')]).toEqual([
    ['error'],
    [],
    ['warn'],
  ]);
});

describe('the variants, of which one finds what is found in any file', () => {
  const listOn = (file: ConfigFile): unknown[] =>
    listVariants(makeConfig(file)).map(({ rules }) => [
      rules.get(RULE)?.severity,
      rules.get(RULE)?.options['names'],
    ]);

  test.each<[string, ConfigFile, unknown[]]>([
    ['without overrides', {}, [['error', []]]],
    [
      'rules that are off somewhere',
      { overrides: [{ files: ['a'], rules: { [RULE]: 'off' } }] },
      [['error', []]],
    ],
    [
      'a rule that is on somewhere only',
      { rules: { [RULE]: 'off' }, overrides: [{ files: ['a'], rules: { [RULE]: 'warn' } }] },
      [
        ['off', []],
        ['warn', []],
      ],
    ],
    [
      'one turns it on, and another changes its options',
      {
        rules: { [RULE]: 'off' },
        overrides: [
          { files: ['a/**'], rules: { [RULE]: 'error' } },
          { files: ['a/b'], rules: { [RULE]: ['error', { names: ['hush'] }] } },
        ],
      },
      [
        ['off', []],
        ['error', []],
        ['error', ['hush']],
      ],
    ],
  ])('%s', (_, file, expected) => {
    expect(listOn(file)).toEqual(expected);
  });
});

test.each<[unknown, RegExp]>([
  [{ overrides: [{ rules: {} }] }, /"overrides\.0" needs "files"/],
  [{ overrides: [{ files: ['a'] }] }, /"overrides\.0" needs "rules"/],
  [{ overrides: [{ files: [], rules: {} }] }, /"overrides\.0\.files" must not be empty/],
  [
    { rules: { 'no-hardcoded-api-key': ['error', { names: ['a'.repeat(101)] }] } },
    /names\.0" must have at most 100 characters/,
  ],
  [{ overrides: [{ files: ['!a'], rules: {} }] }, /must not begin with "!"/],
  [{ overrides: [{ files: ['!(a)'], rules: {} }] }, /"overrides\.0\.files/],
  [{ overrides: [{ files: ['+(a)'], rules: {} }] }, /"overrides\.0\.files": the glob/],
  [
    { overrides: [{ files: ['a'], rules: { 'no-such-rule': 'off' } }] },
    /"overrides\.0\.rules" cannot have "no-such-rule"/,
  ],
  [
    { overrides: [{ files: ['a'], rules: { 'gitignore-coverage': 'off' } }] },
    /"overrides\.0\.rules" cannot have "gitignore-coverage"/,
  ],
  [{ overrides: [{ files: ['a'], rules: { 'no-xai-key': 'no' } }] }, /must be "error", "warn"/],
])('%j is refused', (file, reason) => {
  expect(() => makeConfig(validateConfig('a.json', file))).toThrow(reason);
});
