import {
  appendFile,
  cp,
  mkdtemp,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { body } from '../../rules/sample.ts';
import type plugin from '../../src/eslint/index.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { run, type Ran } from '../support/run.ts';

const key = `made-${body(40, 77)}`;
const shown = `made-...${key.slice(-4)}`;

/** A rule for the keys of another vendor: everything that anybody has to write for it, but for its line. */
const VENDOR_RULE = `
import { defineRule, type TextRule } from './rule.ts';
import { body } from './sample.ts';

const PREFIX = 'made-';
const KEY = /made-[A-Za-z0-9]{40}/g;

const rule: TextRule<'no-made-key'> = defineRule({
  kind: 'text',
  id: 'no-made-key',
  title: 'Made API key',
  description: 'disallow keys of the Made API',
  finds: 'what should not be there',
  why: 'Whoever has it can spend your credits.',
  remedy: 'Revoke it, and read a new one from the environment.',
  reference: 'https://example.com/',
  options: {},
  prefix: PREFIX,
  prefilter: PREFIX,
  nameVariable: () => 'MADE_API_KEY',
  find: (text) =>
    Array.from(text.matchAll(KEY), ({ 0: key, index }) => ({ start: index, end: index + key.length })),
  get examples() {
    return { leaks: [\`made-\${body(40)}\`], clean: ['made-up'] };
  },
});

export default rule;
`;

/** One without a prefilter, which the fast path knows nothing of. */
const UNFILTERED_RULE = `
import { defineRule, type TextRule } from './rule.ts';

const rule: TextRule<'no-zebra'> = defineRule({
  kind: 'text',
  id: 'no-zebra',
  title: 'Zebra',
  description: 'disallow zebras',
  finds: 'what should not be there',
  why: 'They are striped.',
  remedy: 'Use a horse.',
  reference: 'https://example.com/',
  holdsSecret: false,
  options: {},
  find: (text) => (text.includes('zebra') ? [{ start: text.indexOf('zebra'), end: text.indexOf('zebra') + 5 }] : []),
  examples: { leaks: ['zebra'], clean: ['horse'] },
});

export default rule;
`;
/** One about paths. */
const PATH_RULE = `
import { defineRule, type PathRule } from './rule.ts';

const rule: PathRule<'no-private-key-file'> = defineRule({
  kind: 'path',
  id: 'no-private-key-file',
  title: 'Private key file',
  description: 'disallow files that SSH keeps private keys in',
  finds: 'what should not be there',
  why: 'Whoever has it can log in.',
  remedy: 'Remove it.',
  reference: 'https://example.com/',
  prefilter: /id_rsa$/,
  check: (path) => (path.endsWith('id_rsa') ? 'error' : undefined),
  examples: { leaks: ['id_rsa'], clean: ['id_rsa.pub'] },
});

export default rule;
`;

/** Copies of keyfence: one with the vendor's rule, one with the two others. */
let copy: string;
let other: string;
let repo: Repository;

beforeAll(async () => {
  [copy, other] = await Promise.all([
    makeCopy({ 'no-made-key': VENDOR_RULE }),
    makeCopy({ 'no-private-key-file': PATH_RULE, 'no-zebra': UNFILTERED_RULE }),
  ]);
});

afterAll(async () => {
  for (const directory of [copy, other])
    await rm(directory, { recursive: true, force: true, maxRetries: 10 });
});

/** Builds keyfence with more rules: a file and a line for each. */
async function makeCopy(added: Readonly<Record<string, string>>): Promise<string> {
  const directory = await mkdtemp(join(await realpath(tmpdir()), 'keyfence-added-'));
  for (const name of [
    'src',
    'rules',
    'build',
    'rolldown.config.ts',
    'package.json',
    'tsconfig.json',
  ])
    await cp(name, join(directory, name), { recursive: true });
  await symlink(resolve('node_modules'), join(directory, 'node_modules'), 'junction');
  for (const [id, text] of Object.entries(added)) {
    const name = id.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    await writeFile(join(directory, `rules/${id}.ts`), text);
    await appendFile(
      join(directory, 'rules/registry.ts'),
      `export { default as ${name} } from './${id}.ts';\n`,
    );
  }
  const env = process.env as Record<string, string>;
  const rolldown = resolve('node_modules/rolldown/bin/cli.mjs');
  const built = await run(process.execPath, [rolldown, '-c'], { cwd: directory, env });
  expect(built.exitCode, built.stderr).toBe(0);
  return directory;
}

beforeEach(async () => {
  repo = await createRepository();
  return () => repo[Symbol.asyncDispose]();
});

async function keyfence(directory: string, ...args: readonly string[]): Promise<Ran> {
  const command = [join(directory, 'dist/cli.cjs'), ...args];
  const ran = await run(process.execPath, command, { cwd: repo.root, env: repo.env });
  expect(ran.stdout.includes(key.slice(5, 13)), 'the key is shown').toBe(false);
  expect(ran.stderr).toBe('');
  return ran;
}

async function expectKey(...args: readonly string[]): Promise<void> {
  const { exitCode, stdout } = await keyfence(copy, ...args);
  expect(stdout.toString()).toMatch(/ error {2}Made API key .*made-\.\.\./);
  expect(stdout.toString()).toContain(shown);
  expect(exitCode).toBe(1);
}

async function expectBlocked(id: string): Promise<void> {
  const { exitCode, stdout } = await keyfence(other, 'hook', 'pre-commit');
  expect(stdout.toString()).toContain(id);
  expect(exitCode).toBe(1);
}

test('the command finds the keys of a vendor whose rule was added, and shows none', async () => {
  await repo.add('a.py', `connect("${key}")\n`);
  await expectKey('hook', 'pre-commit');
  await expectKey('scan');
  await repo.commit();
  await expectKey('scan', '--history');
  await repo.write('message', `Add ${key}\n`);
  await expectKey('hook', 'commit-msg', 'message');
});

test('it is found in base64 too', async () => {
  await repo.add('a.yml', `secret: ${Buffer.from(`key: ${key}\n`).toString('base64')}\n`);
  await expectKey('hook', 'pre-commit');
});

test('the hook finds what breaks a rule without a prefilter, or about paths', async () => {
  await repo.add('a.txt', 'a zebra\n');
  await expectBlocked('no-zebra');
  await repo.add('a.txt', 'a horse\n');
  await repo.add('id_rsa', '');
  await expectBlocked('no-private-key-file');
  await repo.git('rm', '--cached', '--quiet', 'id_rsa');
  expect(await keyfence(other, 'hook', 'pre-commit')).toMatchObject({ exitCode: 0 });
});

test('explain, the schema and the types know the rule', async () => {
  const explained = await keyfence(copy, 'explain', 'no-made-key');
  expect(explained.stdout.toString()).toContain('made-...');
  const schema = JSON.parse(await readFile(join(copy, 'schema.json'), 'utf8')) as {
    properties: { rules: { properties: object } };
  };
  expect(schema.properties.rules.properties).toHaveProperty('no-made-key');
  expect(await readFile(join(copy, 'dist/eslint.d.ts'), 'utf8')).toContain('"no-made-key"');
});

test('the ESLint plugin has the rule', async () => {
  const path = pathToFileURL(join(copy, 'dist/eslint.js')).href;
  const { default: copied } = (await import(path)) as { readonly default: typeof plugin };
  const [head, tail] = [key.slice(0, 9), key.slice(9)];
  const files = {
    '.env': `KEY=${key}\n`,
    'a.js': `connect("${key}");\n`,
    'b.js': `const a = "${head}"; connect(a + "${tail}");\n`,
  };
  for (const [name, text] of Object.entries(files)) await repo.write(name, text);
  const eslint = new ESLint({
    cwd: repo.root,
    overrideConfigFile: true,
    overrideConfig: copied.configs.all,
  });
  const results = await eslint.lintFiles(Object.keys(files));
  for (const { messages } of results) {
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['keyfence/no-made-key']);
    expect(messages[0]?.message).toContain(shown);
    expect(messages[0]?.message).not.toContain(tail);
  }
  const suggestions = results
    .slice(1)
    .map(({ messages }) => messages[0]?.suggestions?.[0]?.fix.text);
  for (const text of suggestions) expect(text).toContain('process.env.MADE_API_KEY');
});

const EXAMPLES = rules.flatMap((rule): [string, string, string][] => {
  if (rule.kind === 'path') return rule.examples.leaks.map((path) => [rule.id, path, '']);
  const [example = ''] = rule.kind === 'text' ? rule.examples.leaks : [];
  if (example === '') return [];
  const { path, text } = typeof example === 'string' ? { path: 'a.txt', text: example } : example;
  return [[rule.id, path, text]];
});

test.each(EXAMPLES)('the fast path lets nothing through that breaks %s', async (id, path, text) => {
  await repo.add(path, text);
  const { stdout } = await repo.keyfence('hook', 'pre-commit');
  expect(stdout).toContain(id);
});
