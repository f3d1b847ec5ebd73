import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { createEnvironment } from '../support/create-environment.ts';
import { expectNoSecret } from '../support/expect-no-secret.ts';
import { key } from '../support/keys.ts';
import { createProject, type Project } from '../support/lint-project.ts';
import { run, type Ran } from '../support/run.ts';

const CONFIG = `import { defineConfig } from 'eslint/config';
import keyfence, { configs, rules } from 'keyfence/eslint';

export default defineConfig(
  { rules: { 'no-undef': 'error' } },
  keyfence.configs.all,
  { files: ['**/*.md'], plugins: { keyfence }, extends: ['keyfence/text'], rules: { 'keyfence/no-xai-key': 'warn' } },
);
`;
const TYPES = `import type { ConfigName, GitignoreMessage, RuleName, SecretMessage } from 'keyfence/eslint';

export const names: readonly ConfigName[] = ['recommended', 'text', 'gitignore', 'all'];
export const rule: RuleName = 'no-public-env-key';
export const messages: readonly (SecretMessage | GitignoreMessage)[] = ['found', 'notIgnored'];
export const all = names.map((name) => keyfence.configs[name].map((config) => config.name));
export const url: string | undefined = rules[rule].meta?.docs?.url;
export const same: boolean = configs.all === keyfence.configs.all;
// @ts-expect-error There is no such rule.
export const none = rules['no-key'];
`;

let tarball = '';

/** Runs a program of the repository's own, or npm, in a project. */
async function call(project: Project, command: string, args: readonly string[]): Promise<Ran> {
  const env = { ...process.env, ...(await createEnvironment(join(project.root, '.home'))) };
  const shell = process.platform === 'win32' ? ['npm.cmd', 'npx.cmd'] : ['npm', 'npx'];
  const program = command === 'npm' ? shell[0] : command === 'npx' ? shell[1] : command;
  return run(program ?? command, args, { cwd: project.root, env: env as Record<string, string> });
}

/** A project that has ESLint, keyfence as it would be installed, and nothing else. */
async function install(files: Readonly<Record<string, string>>): Promise<Project> {
  const project = await createProject({ ...files, 'package.json': '{"type": "module"}' });
  const installed = await call(project, 'npm', ['install', '--offline', '--no-save', tarball]);
  expect(installed.exitCode, installed.stderr).toBe(0);
  const modules = join(project.root, 'node_modules');
  await mkdir(join(modules, '.bin'), { recursive: true });
  await symlink(resolve('node_modules/eslint'), join(modules, 'eslint'), 'junction');
  await symlink('../eslint/bin/eslint.js', join(modules, '.bin/eslint'));
  return project;
}

beforeAll(async () => {
  await using project = await createProject();
  const types = await call(project, process.execPath, [
    resolve('node_modules/typescript/bin/tsc'),
    '-p',
    resolve('tsconfig.build.json'),
  ]);
  expect(types.exitCode, types.stdout.toString()).toBe(0);
  const directory = resolve('node_modules/.cache/keyfence');
  await mkdir(directory, { recursive: true });
  const packed = await call(project, 'npm', [
    ...['pack', resolve('.'), '--ignore-scripts', '--pack-destination', directory],
  ]);
  expect(packed.exitCode, packed.stderr).toBe(0);
  tarball = join(directory, `${manifest.name}-${manifest.version}.tgz`);
}, 120_000);

test('npx eslint . works where only ESLint and the package are', { timeout: 120_000 }, async () => {
  await using project = await install({
    'eslint.config.js': CONFIG,
    '.gitignore': '.env\n',
    '.env': `XAI_API_KEY=${key}\n`,
    'a.ts': `export const apiKey: string = "${key}";\n`,
    'README.md': `${key}\n`,
  });
  const ran = await call(project, 'npx', ['--no-install', 'eslint', '.', '--format', 'json']);
  expect(ran.exitCode, ran.stderr).toBe(1);
  expectNoSecret(ran.stdout.toString().replaceAll(/"source":"(?:[^"\\]|\\.)*"/g, ''));
  const results = JSON.parse(ran.stdout.toString()) as readonly {
    readonly filePath: string;
    readonly messages: readonly { readonly ruleId: string; readonly severity: number }[];
  }[];
  const told = results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ ruleId, severity }) => `${filePath.slice(project.root.length + 1)} ${ruleId} ${severity}`,
    ),
  );
  expect(told.sort()).toEqual([
    '.env keyfence/no-xai-key 2',
    '.gitignore keyfence/gitignore-coverage 2',
    '.gitignore keyfence/gitignore-coverage 2',
    'README.md keyfence/no-xai-key 1',
    'a.ts keyfence/no-xai-key 2',
  ]);
  const modules = join(project.root, 'node_modules');
  await expect(readFile(join(modules, 'typescript/package.json'))).rejects.toThrow('ENOENT');
  for (const rule of [
    'no-xai-key',
    'no-hardcoded-api-key',
    'no-public-env-key',
    'gitignore-coverage',
  ])
    await readFile(join(modules, `keyfence/docs/rules/${rule}.md`));
});

test('a configuration in TypeScript compiles', { timeout: 120_000 }, async () => {
  const compilerOptions = {
    ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
    ...{ module: 'nodenext', target: 'es2023', noEmit: true, types: [] },
  };
  await using project = await install({
    'eslint.config.ts': CONFIG + TYPES,
    'tsconfig.json': JSON.stringify({ compilerOptions, include: ['eslint.config.ts'] }),
  });
  const tsc = resolve('node_modules/typescript/bin/tsc');
  const ran = await call(project, process.execPath, [tsc, '-p', 'tsconfig.json']);
  expect(ran.stdout.toString()).toBe('');
});
