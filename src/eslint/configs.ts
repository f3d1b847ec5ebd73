import type { ESLint, Linter } from 'eslint';
import { isLintable } from './is-lintable.ts';
import { noteLinted } from './linted-directories.ts';
import { textParser } from './text-parser.ts';

/** What `extends` and `defineConfig` take. */
export type ConfigName = 'recommended' | 'text' | 'gitignore' | 'all';

const SECRETS: Linter.RulesRecord = {
  'keyfence/no-xai-key': 'error',
  'keyfence/no-hardcoded-api-key': 'error',
  'keyfence/no-public-env-key': 'error',
};
const GITIGNORE: Linter.RulesRecord = { 'keyfence/gitignore-coverage': 'error' };

/** Files in JavaScript, which ESLint's own parser reads. */
const JAVASCRIPT = ['**/*.{js,mjs,cjs,jsx}'];
/** Files that are programs whoever parses them. */
const PROGRAMS = [...JAVASCRIPT, '**/*.{ts,mts,cts,tsx,vue,svelte,astro}'];
/** ESLint takes functions among its patterns, which its types do not say. */
const isUnreadable = ((path: string) => !isLintable(path)) as unknown as string;
const note = noteLinted as unknown as string;

/** Core rules that look at the text and not at the tree, and mean JavaScript by it. */
const OFF: Linter.RulesRecord = {
  'max-lines': 'off',
  'no-irregular-whitespace': 'off',
  'unicode-bom': 'off',
};

/** @param plugin is named by the configurations that it offers */
export function makeConfigs(plugin: ESLint.Plugin): Record<ConfigName, Linter.Config[]> {
  const plugins = { keyfence: plugin };
  const recommended: Linter.Config[] = [
    { name: 'keyfence/recommended', ignores: [note], plugins, rules: SECRETS },
    {
      name: 'keyfence/jsx',
      files: ['**/*.jsx'],
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    },
  ];
  const text: Linter.Config[] = [
    {
      name: 'keyfence/text',
      // A pattern that ends in a star alone would match no file that nobody else has named.
      files: ['**/?*'],
      ignores: [note, ...JAVASCRIPT, isUnreadable],
      plugins,
      languageOptions: { parser: textParser },
      rules: SECRETS,
    },
    {
      name: 'keyfence/text-is-no-program',
      files: ['**/?*'],
      ignores: [...PROGRAMS, isUnreadable],
      rules: OFF,
    },
  ];
  const gitignore: Linter.Config[] = [
    {
      name: 'keyfence/gitignore',
      files: ['**/.gitignore'],
      ignores: [note],
      plugins,
      languageOptions: { parser: textParser },
      rules: { ...OFF, ...GITIGNORE },
    },
    // Where there is no such file, this is the one that tells.
    {
      name: 'keyfence/no-gitignore',
      files: ['**/eslint.config.{js,mjs,cjs,ts,mts,cts}'],
      ignores: [note],
      plugins,
      rules: GITIGNORE,
    },
    {
      name: 'keyfence/no-gitignore-typescript',
      files: ['**/eslint.config.{ts,mts,cts}'],
      languageOptions: { parser: textParser },
    },
  ];
  return { recommended, text, gitignore, all: [...recommended, ...gitignore, ...text] };
}
