import { expect, test } from 'vitest';
import rule from '../../rules/no-secret-file.ts';
import { makeConfig, type ConfigFile } from '../../src/config.ts';
import { makeSecretFilePatterns } from '../../src/secret-file-patterns.ts';

function judge(path: string, gitignore: ConfigFile['gitignore'] = {}): string | undefined {
  return rule.judge(path, makeSecretFilePatterns(makeConfig({ gitignore }).gitignore));
}

test.each([
  ['.env', 'error'],
  ['packages/a/.env', 'error'],
  ['.env.production', 'error'],
  ['.env.example.local', 'error'],
  ['secrets.json', 'error'],
  ['a/b/secrets.prod.yml', 'error'],
  ['.hidden/secrets.toml', 'error'],
  ['secrets.ts', 'warn'],
  ['lib/secrets.py', 'warn'],
  ['.env.d.ts', 'warn'],
  ['.env.example', undefined],
  ['packages/a/.env.template', undefined],
  ['.environment', undefined],
  ['prod.env', undefined],
  ['my-secrets.json', undefined],
  ['secrets', undefined],
  ['secrets/list.json', undefined],
  ['.envrc', undefined],
])('%s: %s', (path, severity) => {
  expect(judge(path)).toBe(severity);
});

test('the patterns and templates are those of the configuration', () => {
  const gitignore = { patterns: ['*.pem', '/config/*.key'], templates: ['sample.pem'] };
  expect(judge('a/b.pem', gitignore)).toBe('error');
  expect(judge('config/b.key', gitignore)).toBe('error');
  expect(judge('a/config/b.key', gitignore)).toBeUndefined();
  expect(judge('a/sample.pem', gitignore)).toBeUndefined();
  expect(judge('.env', gitignore)).toBeUndefined();
});
