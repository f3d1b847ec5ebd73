import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { defineConfig, type Plugin, type RolldownOptions } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import * as knownPrefilters from './rules/known-prefilters.ts';
import { makeConfigSchema } from './src/config/config-schema.ts';

/** Puts the licences of the packages that a bundle holds beside it. */
function collectLicences(fileName: string): Plugin {
  return {
    name: 'collect-licences',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((file) =>
        file.type === 'chunk' ? file.moduleIds : [],
      );
      const packages = new Set(
        modules.filter((id) => id.includes('node_modules')).map(findPackage),
      );
      const texts = [...packages].sort().map(readLicence);
      if (texts.length > 0) this.emitFile({ type: 'asset', fileName, source: texts.join('\n') });
    },
  };
}

const writeSchema: Plugin = {
  name: 'write-schema',
  generateBundle() {
    writeFileSync('schema.json', `${JSON.stringify(makeConfigSchema(), undefined, 2)}\n`);
  },
};

/** Replaces a module by the values that it exports, and leaves out what they are derived from. */
function inlineValues(file: string, values: Readonly<Record<string, Data>>): Plugin {
  const isFile = isOneOf(file);
  return {
    name: 'inline-values',
    load(id) {
      if (!isFile(id)) return null;
      return Object.entries(values)
        .map(([name, value]) => `export const ${name} = ${toSource(value)};`)
        .join('\n');
    },
  };
}

type Data = string | RegExp | undefined | readonly Data[];

function toSource(data: Data): string {
  if (data === undefined || data instanceof RegExp) return String(data);
  return typeof data === 'string' ? JSON.stringify(data) : `[${data.map(toSource).join(', ')}]`;
}

function findPackage(id: string): string {
  let directory = dirname(id);
  while (!existsSync(join(directory, 'package.json')) || !('name' in readManifest(directory)))
    directory = dirname(directory);
  return directory;
}

function readLicence(directory: string): string {
  const { name, version } = readManifest(directory) as { name: string; version: string };
  const own = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
  // Of a package that has no such file, and says in its sources who wrote it.
  const file =
    own === undefined ? join('src/archives/licences', `${name}.txt`) : join(directory, own);
  // A package that says what it is under only in its manifest cannot be shipped.
  if (!existsSync(file)) throw new Error(`${name} has no licence file`);
  return `${name} ${version}\n\n${readFileSync(file, 'utf8')}`;
}

function readManifest(directory: string): object {
  return JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as object;
}

/** A file that was moved away would end in another chunk, and be loaded by everyone, without a word. */
function isOneOf(...files: readonly string[]): (id: string) => boolean {
  const ids = files.map((file) => {
    if (!existsSync(file))
      throw new Error(`there is no ${file}; say in rolldown.config.ts where it is`);
    return resolve(file);
  });
  return (id) => ids.includes(id);
}

const config: RolldownOptions[] = defineConfig([
  {
    input: { cli: 'src/cli.ts' },
    platform: 'node',
    plugins: [
      collectLicences('LICENCES.txt'),
      writeSchema,
      inlineValues('rules/known-prefilters.ts', knownPrefilters),
    ],
    output: {
      dir: 'dist',
      cleanDir: true,
      format: 'cjs',
      entryFileNames: '[name].cjs',
      chunkFileNames: 'cli/[name].cjs',
      // What each way through the command needs is one file, for each more costs half a millisecond; first come
      // those that most calls take. What is in an earlier one is not in a later one.
      codeSplitting: {
        groups: [
          { name: 'hook', tags: ['$initial'], priority: 5 },
          {
            name: 'git',
            test: isOneOf(
              'src/git/git.ts',
              'src/git/read-index-blobs.ts',
              'src/git/staged-changes.ts',
            ),
            priority: 4,
          },
          { name: 'rules', test: isOneOf('src/match/has-any-match.ts'), priority: 4 },
          { name: 'other-hook', test: isOneOf('src/cli/commands/other-hook.ts'), priority: 3 },
          { name: 'run-command', test: isOneOf('src/cli/run-command.ts'), priority: 2 },
          { name: 'lint', test: isOneOf('src/cli/commands/lint-commit.ts'), priority: 1 },
          { name: 'scan', test: isOneOf('src/cli/commands/scan.ts'), priority: 0 },
        ],
      },
      minify: true,
    },
  },
  {
    input: { index: 'src/index.ts' },
    platform: 'node',
    // What a hook loads when it needs it, the library has at hand.
    checks: { ineffectiveDynamicImport: false },
    output: { dir: 'dist', format: 'esm', chunkFileNames: 'lib/[name].js' },
  },
  {
    input: { eslint: 'src/eslint/index.ts' },
    platform: 'node',
    plugins: [collectLicences('eslint/LICENCES.txt')],
    output: { dir: 'dist', format: 'esm', chunkFileNames: 'eslint/[name].js', minify: true },
  },
  ...Object.entries({ index: 'src/index.ts', eslint: 'src/eslint/index.ts' }).map(
    ([name, file]) => ({
      input: { [name]: file },
      // Who uses the plugin has its types.
      external: ['eslint'],
      // `isolatedDeclarations` lets each file be read alone, which takes no compiler.
      plugins: [dts({ emitDtsOnly: true, oxc: { stripInternal: true } })],
      output: { dir: 'dist' },
    }),
  ),
]);

export default config;
