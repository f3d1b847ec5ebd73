import { defineConfig, globalIgnores } from 'eslint/config';
import type { Linter } from 'eslint';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const config: Linter.Config[] = defineConfig(
  globalIgnores(['dist/', 'agents/', '.dependency-cruiser.cjs']),
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  regexp.configs['flat/recommended'],
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'no-console': 'error',
      'regexp/no-super-linear-move': 'error',
      // A class of ASCII characters says what it means without a flag that may change its neighbours.
      'regexp/use-ignore-case': 'off',
      'regexp/no-obscure-range': ['error', { allowed: 'all' }],
      // Numbers in messages are meant.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `isolatedDeclarations` wants the types that this rule would take away.
      '@typescript-eslint/no-inferrable-types': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      // `noPropertyAccessFromIndexSignature` asks for the brackets that this rule would take away.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  {
    files: ['src/eslint/**', 'test/eslint/**'],
    extends: [eslintPlugin.configs.all],
    rules: {
      // With default options nobody could tell what was not given, and keyfence.config.json would never count.
      'eslint-plugin/require-meta-default-options': 'off',
      'eslint-plugin/no-meta-schema-default': 'off',
      // `createRule` adds it.
      'eslint-plugin/require-meta-docs-url': 'off',
    },
  },
);

export default config;
