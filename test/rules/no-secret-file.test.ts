import { expect, test } from 'vitest';
import rule from '../../rules/no-secret-file.ts';
import { makeConfig, type ConfigFile } from '../../src/config/config.ts';
import { makeSecretFilePatterns } from '../../src/config/secret-file-patterns.ts';

async function judge(
  path: string,
  gitignore: ConfigFile['gitignore'] = {},
): Promise<string | undefined> {
  return rule.judge(path, await makeSecretFilePatterns(makeConfig({ gitignore }).gitignore)(path));
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
])('%s: %s', async (path, severity) => {
  expect(await judge(path)).toBe(severity);
});

test('the patterns and templates are those of the configuration', async () => {
  const gitignore = { patterns: ['*.pem', '/config/*.key'], templates: ['sample.pem'] };
  expect(await judge('a/b.pem', gitignore)).toBe('error');
  expect(await judge('config/b.key', gitignore)).toBe('error');
  expect(await judge('a/config/b.key', gitignore)).toBeUndefined();
  expect(await judge('a/sample.pem', gitignore)).toBeUndefined();
  expect(await judge('.env', gitignore)).toBeUndefined();
});

test.each([
  // Git before 2.52 lets "**" behind other text cross directories, later ones do not.
  ['conf**/.env', ['conf/.env', 'conf/a/b/.env', 'confx/.env'], ['.env', 'a/conf/.env']],
  ['/a**/b/*.pem', ['a/x/y/b/c.pem', 'ax/b/c.pem'], ['b/c.pem', 'a/x/c.pem']],
  ['private/', ['private/a', 'a/private/b/c'], ['private', 'a/private']],
  // Git trims the spaces at the end.
  ['.pass  ', ['.pass', 'a/.pass'], ['.pass  ']],
  ['*.{pem', ['a.{pem'], ['a.pem']],
])('%s is read as every version of git reads it', async (pattern, matching, others) => {
  const gitignore = { patterns: [pattern], templates: [] };
  for (const path of matching) expect(await judge(path, gitignore), path).toBe('error');
  for (const path of others) expect(await judge(path, gitignore), path).toBeUndefined();
});
