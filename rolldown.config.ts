import { dropMemberComments } from './build/drop-member-comments.ts';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Plugin, type RolldownOptions } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { collectLicences } from './build/collect-licences.ts';
import { cutEslintUtils } from './build/cut-eslint-utils.ts';
import { computeCrcTable } from './build/compute-crc-table.ts';
import { cutArchives } from './build/cut-archives.ts';
import { cutJsonschema } from './build/cut-jsonschema.ts';
import { cutSimpleGit } from './build/cut-simple-git.ts';
import { cutYaml } from './build/cut-yaml.ts';
import { exportLibrary, markLibrary } from './build/export-library.ts';
import { InitialModules } from './build/initial-modules.ts';
import { inlineValues } from './build/inline-values.ts';
import { leaveManifestsOut, leaveOut } from './build/leave-out.ts';
import { isOneOf } from './build/is-one-of.ts';
import { writeAgentScript } from './build/write-agent-script.ts';
import { writeWasmAsHex } from './build/write-wasm-as-hex.ts';
import { writeHookScript } from './build/write-hook-script.ts';
import * as knownPrefilters from './rules/known-prefilters.ts';
import { makeConfigSchema, PACKAGE_SCHEMA } from './src/config/config-schema.ts';

const writeSchema: Plugin = {
  name: 'write-schema',
  generateBundle() {
    // Not indented, because only programs read them.
    writeFileSync(
      'schema.json',
      `${JSON.stringify(makeConfigSchema())}
`,
    );
    const source = `${JSON.stringify(PACKAGE_SCHEMA)}
`;
    this.emitFile({ type: 'asset', fileName: 'package.schema.json', source });
  },
};

const initial = new InitialModules('src/cli.ts');

/** Packages without side effects that do not declare it. */
const HAS_NO_EFFECT = /node_modules[\\/](?:diff|jsonc-parser|@eslint-community)[\\/]/;

const RESOLVE = {
  alias: {
    // Its other build requires its parts at run time, where no bundler finds them.
    'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
    // The other build cannot be tree-shaken.
    yaml: resolve('node_modules/yaml/browser/dist/index.js'),
    debug: resolve('build/replacements/debug.ts'),
    '@kwsites/file-exists': resolve('build/replacements/kwsites-file-exists.ts'),
    '@simple-git/argv-parser': resolve('build/replacements/simple-git-argv-parser.ts'),
    'cli-progress$': resolve('build/replacements/cli-progress.ts'),
    'string-width': resolve('build/replacements/string-width.ts'),
    '@typescript-eslint/types': resolve('build/replacements/typescript-eslint-types.ts'),
  },
};

const config: RolldownOptions[] = defineConfig([
  {
    // One bundle for all, because the library and the plugin share most code with the command.
    input: { cli: 'src/cli.ts', index: 'src/index.ts', eslint: 'src/eslint/index.ts' },
    platform: 'node',
    resolve: RESOLVE,
    treeshake: { moduleSideEffects: (id) => !HAS_NO_EFFECT.test(id) },
    plugins: [
      collectLicences('LICENCES.txt'),
      writeSchema,
      writeHookScript,
      writeAgentScript,
      inlineValues('rules/known-prefilters.ts', knownPrefilters),
      // YAML is read, and never written: lines are put into a file as they are.
      leaveOut(/yaml\/browser\/dist\/(?:stringify\/\w+|parse\/cst-\w+|doc\/createNode)\.js$/),
      computeCrcTable,
      cutEslintUtils,
      cutArchives,
      cutJsonschema,
      cutSimpleGit,
      cutYaml,
      leaveManifestsOut,
      writeWasmAsHex,
      initial.plugin,
      exportLibrary,
    ],
    // Hooks load modules lazily that the library imports statically.
    checks: { ineffectiveDynamicImport: false },
    output: {
      dir: 'dist',
      cleanDir: true,
      format: 'cjs',
      exports: 'named',
      entryFileNames: '[name].cjs',
      chunkFileNames: 'cli/[name].cjs',
      // The code of each path through the command is one file, because each further one costs half a
      // millisecond; the most frequent paths come first. A module is in the first group that needs it.
      codeSplitting: {
        groups: [
          { name: 'hook', test: (id) => initial.has(id), priority: 5 },
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
          {
            name: 'globs',
            test: isOneOf('src/globs/glob.ts', 'src/git/find-root.ts'),
            priority: 4,
          },
          { name: 'other-hook', test: isOneOf('src/cli/commands/other-hook.ts'), priority: 3 },
          { name: 'agent-hook', test: isOneOf('src/cli/commands/agent-hook.ts'), priority: 3 },
          { name: 'run-command', test: isOneOf('src/cli/run-command.ts'), priority: 2 },
          { name: 'lint', test: isOneOf('src/cli/commands/lint-commit.ts'), priority: 1 },
          { name: 'scan', test: isOneOf('src/cli/commands/scan.ts'), priority: 0 },
          // Commands that are rarely called are few large files, which are packed better; before them comes what a hook, the
          // library or the plugin needs of them.
          {
            name: 'common',
            test: isOneOf(
              'src/cli/output/describe-error.ts',
              'src/env-files/parse-entries.ts',
              'src/match/redact-text.ts',
            ),
            priority: 0,
          },
          {
            name: 'config',
            test: isOneOf(
              'src/config/build-config.ts',
              'src/config/config-location.ts',
              'src/config/read-layers.ts',
            ),
            priority: 0,
          },
          {
            name: 'more-hooks',
            test: isOneOf('src/cli/commands/files-hook.ts', 'src/cli/commands/lint-push.ts'),
            priority: 0,
          },
          {
            name: 'ignore-files',
            test: isOneOf(
              'src/baseline/baseline-lines.ts',
              'src/git/is-ignored.ts',
              'src/gitignore/engine/append-to-ignore-file.ts',
              'src/gitignore/engine/decide-everywhere.ts',
              'src/gitignore/engine/plan-fix.ts',
            ),
            priority: 0,
          },
          {
            name: 'setup',
            test: isOneOf('src/cli/commands/init.ts', 'src/cli/commands/doctor.ts'),
            priority: 0,
          },
          {
            name: 'keys',
            test: isOneOf(
              'src/cli/commands/keys.ts',
              'src/cli/commands/rotate.ts',
              'src/cli/commands/revoke.ts',
            ),
            priority: 0,
          },
        ],
      },
      ...markLibrary,
      minify: true,
    },
  },
  ...Object.entries({ index: 'src/index.ts', eslint: 'src/eslint/index.ts' }).map(
    ([name, file]) => ({
      input: { [name]: file },
      // Users of the plugin have its types.
      external: ['eslint'],
      // With `isolatedDeclarations`, each file can be processed alone, without the compiler.
      plugins: [dts({ emitDtsOnly: true, oxc: { stripInternal: true } }), dropMemberComments],
      output: { dir: 'dist' },
    }),
  ),
]);

export default config;
