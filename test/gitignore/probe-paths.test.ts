import { expect, test } from 'vitest';
import { NEWEST } from '../../src/gitignore/engine/dialect.ts';
import { parseIgnoreFile } from '../../src/gitignore/engine/parse-ignore-file.ts';
import { probePaths } from '../../src/gitignore/engine/probe-paths.ts';
import { compileRequiredPattern } from '../../src/gitignore/engine/required-pattern.ts';

function probe(pattern: string, content = '', directories: readonly string[] = []): string[] {
  const required = compileRequiredPattern(pattern, false, NEWEST);
  const rules = parseIgnoreFile({ path: '.gitignore', bytes: Buffer.from(content) }, false, NEWEST);
  return probePaths({ required, rules, directories });
}

test('at several depths', () => {
  expect(probe('.env')).toEqual(['.env', 'x/.env', 'x/y/.env', 'packages/x/y/z/.env']);
});

test('with several endings', () => {
  expect(probe('/secrets.*')).toEqual([
    ...['secrets.', 'secrets.x', 'secrets.local', 'secrets.production.local'],
    ...['secrets.yml', 'secrets.ts'],
  ]);
});

test('in directories that exist', () => {
  expect(probe('.env', '', ['a/b', 'c'])).toEqual(expect.arrayContaining(['a/b/.env', 'c/.env']));
});

test('where the rules re-include', () => {
  const paths = probe('**/secrets.*', '!config/secrets.json\n!/deploy/\n!other\n');
  expect(paths).toEqual(expect.arrayContaining(['config/secrets.json', 'deploy/secrets.yml']));
});

test('no more than git answers quickly', () => {
  const directories = Array.from({ length: 5_000 }, (_, index) => `d${String(index)}`);
  const lines = directories.map((directory) => `!${directory}/secrets.yml\n`).join('');
  const paths = probe('**/secrets.*', lines, directories);
  expect(paths).toHaveLength(1_000);
  expect(paths).toEqual(expect.arrayContaining(['d0/secrets.local', 'd0/secrets.yml']));
});
