import { expect, test } from 'vitest';
import rule from '../../rules/no-secret-file.ts';
import { body } from '../../rules/sample.ts';
import { makeConfig, type ConfigFile } from '../../src/config/config.ts';
import { makeSecretFilePatterns } from '../../src/config/secret-file-patterns.ts';

async function judge(
  path: string,
  gitignore: ConfigFile['gitignore'] = {},
  content?: string,
): Promise<string | undefined> {
  const patterns = makeSecretFilePatterns(makeConfig({ gitignore }).gitignore);
  return rule.check(path, await patterns(path), content);
}

test.each([
  ['.env', 'error'],
  ['packages/a/.env', 'error'],
  // Without its content the answer is for the worst that it may hold.
  ['.env.production', 'warn'],
  ['.env.local', 'error'],
  ['.env.production.local', 'error'],
  ['.env.keys', 'error'],
  ['.env.example.local', 'error'],
  ['secrets.json', 'error'],
  ['a/b/secrets.prod.yml', 'error'],
  ['.hidden/secrets.toml', 'error'],
  ['secrets.ts', 'warn'],
  ['lib/secrets.py', 'warn'],
  ['.env.d.ts', 'warn'],
  ['.env.example', undefined],
  ['packages/a/.env.template', undefined],
  ['.env.local.example', undefined],
  ['apps/web/.env.production.sample', undefined],
  ['.env.test.template', undefined],
  ['.env-ci.dist', undefined],
  ['.env.schema', undefined],
  ['.env.defaults', undefined],
  ['.env.vault', undefined],
  ['secrets.md', undefined],
  ['docs/secrets.rst', undefined],
  ['docs/secrets.adoc', undefined],
  ['templates/secrets.yml.j2', undefined],
  ['secrets.json.erb', undefined],
  ['secrets.yaml.tpl', undefined],
  ['secrets.example.yml', undefined],
  ['secrets.toml.example', undefined],
  ['.github/workflows/secrets.yml', undefined],
  ['.github/actions/x/secrets.js', undefined],
  ['.circleci/secrets.yml', undefined],
  ['assets/secrets.svg', undefined],
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

const secret = body(32);
const encrypted = `"encrypted:${body(80, 2, 'base64')}"`;
const sops = (seed: number): string =>
  `ENC[AES256_GCM,data:${body(20, seed, 'base64')},iv:${body(43, seed)}=,tag:${body(22, seed)}==,type:str]`;

test.each([
  // Encrypted, and meant to be committed.
  [
    '.env.production',
    `#/---[DOTENV_PUBLIC_KEY]---/\nDOTENV_PUBLIC_KEY_PRODUCTION="${body(66, 3, 'hex')}"\nA_TOKEN=${encrypted}\n`,
  ],
  [
    '.env',
    `DOTENV_PUBLIC_KEY="${body(66, 3, 'hex')}"\nTOKEN=${encrypted.slice(1, -1)}\nPORT=3000\n`,
  ],
  ['secrets.enc.yaml', `db: ${sops(4)}\nsops:\n    mac: ${sops(5)}\n    version: 3.8.1\n`],
  ['secrets.json', `{"db": "${sops(6)}", "sops": {"version": "3.8.1"}}`],
  ['.env.enc', `DB_PASSWORD=${sops(7)}\nsops_version=3.8.1\n`],
  ['secrets.yml', `$ANSIBLE_VAULT;1.1;AES256\n${body(80, 8, 'hex')}\n`],
  ['secrets.yaml', `\0GITCRYPT\0${body(40, 9)}`],
  ['secrets.tar.age', `age-encryption.org/v1\n-> X25519 ${body(43, 10)}\n`],
  ['.env.gpg', `\x85\x01\x0c${body(40, 11)}`],
  ['secrets.asc', '-----BEGIN PGP MESSAGE-----\n'],
  [
    'k8s/secrets.yaml',
    `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nspec:\n  encryptedData:\n    a: Ag${body(60, 12, 'base64')}\n`,
  ],
  [
    'k8s/secrets.yml',
    'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nspec:\n  data: []\n',
  ],
  // Code, and texts of a user interface.
  ['src/secrets.rs', 'pub fn read_secrets() -> Secrets { todo!() }\n'],
  ['secrets.ts', 'export const apiKey = process.env.API_KEY;\n'],
  ['lib/secrets.py', 'password = os.environ["PASSWORD"]\n'],
  ['secrets.tf', 'resource "aws_secretsmanager_secret" "a" {}\n'],
  ['locales/en/secrets.json', '{"title": "Your secrets"}\n'],
])('%s with %j is nothing', async (path, content) => {
  expect(await judge(path, {}, content)).toBeUndefined();
});

test.each([
  ['.env.development', 'PORT=3000\nAPI_URL=http://localhost:4000\n', 'warn'],
  ['.env.test', 'DATABASE_URL=postgres://postgres:postgres@localhost/x\n', 'warn'],
  ['apps/a/.env.production', `NEXT_PUBLIC_STRIPE_KEY=pk_live_${body(24, 13)}\n`, 'warn'],
  ['.env.staging', 'DB_PASSWORD=\nJWT_SECRET=changeme\n', 'warn'],
  ['.env.development', `JWT_SECRET=${secret}\n`, 'error'],
  ['.env.test', `DATABASE_URL=postgres://app:${body(16, 14)}@db.example.com/x\n`, 'error'],
  ['.env.production', `export STRIPE_SECRET_KEY="sk_live_${body(24, 15)}"\n`, 'error'],
  ['.env', 'PORT=3000\n', 'error'],
  ['.env.local', 'PORT=3000\n', 'error'],
  ['.env.xai', 'XAI_BASE_URL=https://api.x.ai/v1\n', 'error'],
  ['.env.keys', `DOTENV_PRIVATE_KEY_PRODUCTION="${body(64, 16, 'hex')}"\n`, 'error'],
  ['config/secrets.yml', 'production:\n  secret_key_base: <%= ENV["X"] %>\n', 'error'],
  ['k8s/secrets.yaml', 'kind: Secret\nstringData:\n  password: x\n', 'error'],
  ['secrets.py', `API_SECRET = "${secret}"\n`, 'warn'],
])('%s with %j: %s', async (path, content, severity) => {
  expect(await judge(path, {}, content)).toBe(severity);
});
