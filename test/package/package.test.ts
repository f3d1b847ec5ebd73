import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { copyFile, symlink } from 'node:fs/promises';
import { createRequire, isBuiltin } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import type { ESLint } from 'eslint';
import { validate, type Schema } from 'jsonschema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALLOWED_LICENCES } from '../../build/collect-licences.ts';
import { LARGEST_TARBALL } from '../../release/pack-tarball.ts';
import { recompress } from '../../release/recompress.ts';
import configs from '../../rolldown.config.ts';
import { makeConfig, type ConfigFile } from '../../src/config/config.ts';
import { expectNoSecret } from '../support/expect-no-secret.ts';
import { key, redacted } from '../support/keys.ts';
import { installPackage, pack, top, type Packed } from '../support/package.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { run, type Ran } from '../support/run.ts';
import { ANOTHER_RUN, isInShare } from '../support/share.ts';
import { testUnless } from '../support/unless.ts';
import { PLUGIN_CONFIG, PLUGIN_TYPES } from './plugin-consumer.ts';

/** npm and tsc take seconds, and on a busy machine many. */
const SECONDS = 120_000;
const tsc = join(top, 'node_modules/typescript/bin/tsc');

let project: Repository;
let packed: Packed;

beforeAll(async () => {
  project = await createRepository();
  packed = await pack(project);
  await installPackage(project, packed.tarball);
}, SECONDS);

afterAll(async () => {
  await project[Symbol.asyncDispose]();
});

function runNode(...args: string[]): Promise<Ran> {
  return run(process.execPath, args, { cwd: project.root, env: project.env });
}

function resolveInProject(specifier: string): string {
  return createRequire(project.path('package.json')).resolve(specifier);
}

describe('what is packed', () => {
  test('is what a user needs, and nothing else', () => {
    const others = packed.files.filter((file) => !/^dist\/cli\/[a-z0-9-]+\.cjs$/.test(file));
    expect(others.toSorted()).toEqual([
      'LICENSE',
      'README.md',
      'agents/opencode/keyfence.js',
      'dist/LICENCES.txt',
      'dist/agent-hook.sh',
      'dist/cli.cjs',
      'dist/eslint.cjs',
      'dist/eslint.d.ts',
      'dist/eslint.js',
      'dist/hook.sh',
      'dist/index.cjs',
      'dist/index.d.ts',
      'dist/index.js',
      'dist/package.schema.json',
      'package.json',
      'schema.json',
    ]);
  });

  // Compressing takes seconds; what is released is checked each time.
  testUnless(isInShare('is small', 1 / 4) ? '' : ANOTHER_RUN, 'is small', async () => {
    const copy = project.path('../published.tgz');
    await copyFile(packed.tarball, copy);
    expect(await recompress(copy)).toBeLessThanOrEqual(LARGEST_TARBALL);
  });

  test('has nothing in its manifest that only this repository needs', () => {
    const manifest = JSON.parse(
      readFileSync(project.path('node_modules/keyfence/package.json'), 'utf8'),
    ) as object;
    expect(Object.keys(manifest)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:scripts|devDependencies|keyfence)$/)]),
    );
    expect(manifest).toMatchObject({ license: 'MIT', bin: { keyfence: 'dist/cli.cjs' } });
  });

  test('needs no other package to be installed', () => {
    const lock = JSON.parse(readFileSync(project.path('package-lock.json'), 'utf8')) as {
      packages: Record<string, { optional?: boolean }>;
    };
    expect(Object.keys(lock.packages)).toEqual(['', 'node_modules/keyfence']);
  });

  test('carries the licence of everything that is bundled', () => {
    const text = readFileSync(project.path('node_modules/keyfence/dist/LICENCES.txt'), 'utf8');
    const directories = findBundledPackages();
    const some = ['jsonschema', '@typescript-eslint/utils'];
    expect(directories).toEqual(
      expect.arrayContaining(some.map((name) => join(top, 'node_modules', name))),
    );
    for (const directory of directories) {
      const own = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
      const file =
        own === undefined
          ? join(top, 'src/archives/licences', `${basename(directory)}.txt`)
          : join(directory, own);
      expect(text).toContain(readFileSync(file, 'utf8').trim());
      const { name, version, license } = JSON.parse(
        readFileSync(join(directory, 'package.json'), 'utf8'),
      ) as { name: string; version: string; license: string };
      expect(ALLOWED_LICENCES).toContain(license);
      expect(text).toContain(`\n${name} ${version}: ${license}\n`);
    }
  });
});

/** Of these most is left out, as the command of seek-bzip, and with it what they depend on. */
const PARTLY_BUNDLED = ['@typescript-eslint/', '@eslint-community/', 'seek-bzip'];

/** In place of these something of our own is bundled. */
const REPLACED = Object.entries(configs[0]?.resolve?.alias ?? {})
  .filter(([, target]) => String(target).includes('replacements'))
  .map(([name]) => name);

/** Directories of the packages that the sources import, and of theirs. Types are gone from a bundle. */
function findBundledPackages(): string[] {
  const found = new Set<string>();
  const add = (name: string, parent = top): void => {
    if (REPLACED.includes(name)) return;
    // A version of its own lies below a package.
    const own = join(parent, 'node_modules', name);
    const directory = existsSync(own) ? own : join(top, 'node_modules', name);
    if (found.has(directory)) return;
    found.add(directory);
    if (PARTLY_BUNDLED.some((start) => name.startsWith(start))) return;
    const manifest = readFileSync(join(directory, 'package.json'), 'utf8');
    const { dependencies = {} } = JSON.parse(manifest) as { dependencies?: object };
    for (const dependency of Object.keys(dependencies)) add(dependency, directory);
  };
  for (const folder of ['src', 'rules']) {
    for (const file of readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue;
      const source = readFileSync(join(top, folder, file), 'utf8');
      const imports = /(?:^import (?!type )[^;]*?from|import\() ?'(?<name>[^'.][^']*)'/gm;
      for (const { groups } of source.matchAll(imports)) {
        const name = groups?.['name'] ?? '';
        const parts = name.split('/').slice(0, name.startsWith('@') ? 2 : 1);
        if (!isBuiltin(name)) add(parts.join('/'));
      }
    }
  }
  return [...found];
}

test('the key of package.json has a schema, which is that of the file', () => {
  const path = resolveInProject('keyfence/package.schema.json');
  const { properties } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly properties: { readonly keyfence: { readonly $ref: string } };
  };
  const target = resolve(dirname(path), properties.keyfence.$ref);
  expect(target).toBe(resolveInProject('keyfence/schema.json'));
});

describe('keyfence/schema.json', () => {
  const readSchema = (): Schema =>
    JSON.parse(readFileSync(resolveInProject('keyfence/schema.json'), 'utf8')) as Schema;

  /** Everything that can be said, at its default. */
  function writeDefaults(): ConfigFile {
    const { ignore, gitignore, foreignAllow, rules } = makeConfig({});
    return {
      $schema: './node_modules/keyfence/schema.json',
      ...{ ignore, gitignore, foreignAllow },
      rules: Object.fromEntries(
        [...rules].map(([id, { severity, options }]) => [id, [severity, options]]),
      ),
    };
  }

  test.each([
    ['nothing', {}],
    ['every default', writeDefaults()],
    ['severities alone', { rules: { 'no-xai-key': 'warn', 'no-secret-file': 'off' } }],
  ])('takes %s', (_, config) => {
    expect(validate(config, readSchema()).errors).toEqual([]);
  });

  test.each([
    ['an unknown key', { ignores: [] }],
    ['an unknown rule', { rules: { 'no-key': 'error' } }],
    ['an unknown severity', { rules: { 'no-xai-key': 'fatal' } }],
    ['a wrong type', { ignore: 'dist' }],
  ])('refuses %s', (_, config) => {
    expect(validate(config, readSchema()).valid).toBe(false);
  });
});

const CONSUMER = `
import { lint, loadConfig, makeConfig, rules, scan, Secret, ScanError } from 'keyfence';
import type { Config, ConfigFile, Excerpt, Finding, LintOptions, Region, Report } from 'keyfence';
import type { Rule, ScanOptions, Scanned, Severity, State, Suppressed } from 'keyfence';

const file: ConfigFile = { ignore: ['dist/'], rules: { 'no-xai-key': ['warn'] } };
const config: Config = makeConfig(file);
const options: ScanOptions = { path: 'a.env', config };
const findings: Finding[] = scan('XAI_API_KEY=', options);
const told: string[] = findings.map(({ rule, secret, region }) => \`\${rule} \${String(secret)} \${region?.line ?? 0}\`);
const known: readonly string[] = rules.map((rule: Rule) => rule.id);

export async function count(where: LintOptions): Promise<number> {
  const report: Report = await lint({ ...where, config: await loadConfig('.') });
  const scanned: Scanned = report.scanned;
  return scanned.files + told.length + known.length;
}
export type Others = [Excerpt, Region, Severity, State, Suppressed, Secret, ScanError];
`;

describe('types', () => {
  test.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])(
    'compile in a strict project: module %s, resolution %s',
    async (module, moduleResolution) => {
      const directory = `types-${module}`;
      const compilerOptions = {
        ...{ module, moduleResolution, target: 'es2023', strict: true, noEmit: true },
        // Nothing that the user has not installed: no types of Node.
        ...{ lib: ['es2023'], types: [], exactOptionalPropertyTypes: true },
      };
      await project.write(`${directory}/package.json`, '{ "type": "module" }');
      await project.write(`${directory}/tsconfig.json`, JSON.stringify({ compilerOptions }));
      await project.write(`${directory}/consumer.ts`, CONSUMER);
      const { stdout, exitCode } = await runNode(tsc, '-p', directory);
      expect(stdout.toString()).toBe('');
      expect(exitCode).toBe(0);
    },
    60_000,
  );
});

describe('the ESLint plugin', () => {
  beforeAll(async () => {
    await symlink(
      join(top, 'node_modules/eslint'),
      project.path('node_modules/eslint'),
      'junction',
    );
    const bin = project.path('node_modules/.bin');
    await symlink('../eslint/bin/eslint.js', join(bin, 'eslint'));
  });

  test('runs by npx eslint ., without TypeScript', async () => {
    await project.write('eslint.config.mjs', PLUGIN_CONFIG);
    await project.write('.gitignore', 'node_modules/\n.env\n');
    await project.write('plugin/app.env', `XAI_API_KEY=${key}\n`);
    await project.write('plugin/a.ts', `export const apiKey: string = "${key}";\n`);
    await project.write('plugin/README.md', `${key}\n`);
    const command = ['--no', '--', 'eslint', '.', '--format', 'json'];
    const ran = await run('npm', ['exec', ...command], { cwd: project.root, env: project.env });
    expect(ran.exitCode, ran.stderr).toBe(1);
    const results = JSON.parse(ran.stdout.toString()) as readonly ESLint.LintResult[];
    expectNoSecret(JSON.stringify(results.map(({ messages }) => messages)));
    const told = results.flatMap(({ filePath, messages }) =>
      messages.map(
        ({ ruleId, severity }) => `${basename(filePath)} ${ruleId ?? ''} ${severity.toString()}`,
      ),
    );
    const files = /^(?:\.gitignore|app\.env|a\.ts|README\.md) /;
    expect(told.filter((line) => files.test(line)).sort()).toEqual([
      '.gitignore keyfence/gitignore-coverage 1',
      '.gitignore keyfence/gitignore-coverage 1',
      'README.md keyfence/no-xai-key 1',
      'a.ts keyfence/no-xai-key 2',
      'app.env keyfence/no-xai-key 2',
    ]);
    expect(readdirSync(project.path('node_modules'))).not.toContain('typescript');
  });

  test('has types for a configuration in TypeScript', async () => {
    const compilerOptions = {
      ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
      ...{ module: 'nodenext', target: 'es2023', lib: ['es2023'], noEmit: true, types: [] },
    };
    await project.write('plugin-types/package.json', '{ "type": "module" }');
    await project.write('plugin-types/tsconfig.json', JSON.stringify({ compilerOptions }));
    await project.write('plugin-types/eslint.config.ts', PLUGIN_CONFIG + PLUGIN_TYPES);
    const { stdout } = await runNode(tsc, '-p', 'plugin-types');
    expect(stdout.toString()).toBe('');
  });
});

describe('the library', () => {
  const body = `
    const [text] = process.argv.slice(2);
    const told = scan(text, { path: 'a.txt' }).map((finding) => JSON.stringify(finding));
    lint({ paths: ['leak.txt'] }).then(({ findings, scanned }) => {
      console.log(told.length, findings.length, scanned.files, String(findings[0].secret));
      console.log(told.join(), findings);
    });`;

  test.each([
    ['import', 'use.mjs', `import { scan, lint } from 'keyfence';${body}`],
    ['require', 'use.cjs', `const { scan, lint } = require('keyfence');${body}`],
  ])('runs by %s, and leaves the command alone', async (_, name, source) => {
    await project.write(name, source);
    await project.write('leak.txt', `${key}\n`);
    const { stdout, stderr, exitCode } = await runNode(name, `key: ${key}`);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(stdout.toString().split('\n')[0]).toBe(`1 1 1 ${redacted(key)}`);
    expect(stdout.includes(key.slice(4, 12))).toBe(false);
  });
});
