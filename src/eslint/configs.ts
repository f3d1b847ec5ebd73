import type { ESLint, Linter } from 'eslint';
import { isLintable } from './is-lintable.ts';
import { isParsedElsewhere } from './parsed-elsewhere.ts';
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
    { name: 'keyfence/recommended', plugins, rules: SECRETS },
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
      ignores: [...JAVASCRIPT, leaveOut((path) => !isLintable(path) || isParsedElsewhere(path))],
      plugins,
      languageOptions: { parser: textParser },
      rules: { ...OFF, ...SECRETS },
    },
    // What other parsers read is linted as they read it.
    { name: 'keyfence/text-of-others', plugins, rules: SECRETS },
  ];
  const gitignore: Linter.Config[] = [
    {
      name: 'keyfence/gitignore',
      files: ['**/.gitignore'],
      plugins,
      languageOptions: { parser: textParser },
      rules: { ...OFF, ...GITIGNORE },
    },
    // Where there is no such file, this is the one that tells.
    { name: 'keyfence/no-gitignore', files: ['**/eslint.config.*'], plugins, rules: GITIGNORE },
    {
      name: 'keyfence/no-gitignore-typescript',
      files: ['**/eslint.config.{ts,mts,cts}'],
      ignores: [leaveOut(isParsedElsewhere)],
      languageOptions: { parser: textParser },
    },
  ];
  return { recommended, text, gitignore, all: [...recommended, ...gitignore, ...text] };
}

/** ESLint takes functions among its patterns, which its types do not say. */
function leaveOut(test: (path: string) => boolean): string {
  return test as unknown as string;
}
