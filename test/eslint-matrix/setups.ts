import { EVERY_RULE } from './every-rule.ts';
import type { Setup } from './setup.ts';

const TYPESCRIPT = { typescript: '~5.9.3', 'typescript-eslint': '^8.73.0' };
const JS = { '@eslint/js': '*' };

const BASES: readonly Setup[] = [
  { name: 'nothing', packages: {}, config: 'export default [];' },
  {
    name: 'antfu',
    packages: { '@antfu/eslint-config': '^10.0.0', typescript: '~5.9.3' },
    config: `
import antfu from '@antfu/eslint-config';
export default await antfu({ vue: true, typescript: true });`,
  },
  {
    name: 'next',
    packages: { 'eslint-config-next': '^16.4.6', next: '^16.4.6', typescript: '~5.9.3' },
    config: `
import nextVitals from 'eslint-config-next/core-web-vitals';
import nextTypescript from 'eslint-config-next/typescript';
export default [...nextVitals, ...nextTypescript];`,
  },
  {
    name: 'nuxt',
    packages: { '@nuxt/eslint-config': '^1.17.0', typescript: '~5.9.3' },
    config: `
import { createConfigForNuxt } from '@nuxt/eslint-config';
export default await createConfigForNuxt({ features: { stylistic: true, tooling: true } });`,
  },
  {
    name: 'vue-ts',
    packages: {
      '@vue/eslint-config-typescript': '^14.9.0',
      'eslint-plugin-vue': '^10.12.1',
      typescript: '~5.9.3',
      vue: '^3.5.0',
    },
    config: `
import { defineConfigWithVueTs, vueTsConfigs } from '@vue/eslint-config-typescript';
import vue from 'eslint-plugin-vue';
export default defineConfigWithVueTs(
  { name: 'app/files-to-lint', files: ['**/*.{vue,ts,mts,tsx}'] },
  vue.configs['flat/recommended'],
  vueTsConfigs.recommendedTypeChecked,
  // It tells no type information of these, and its rules crash without.
  { files: ['**/*.cts'], languageOptions: { parserOptions: { projectService: true } } },
);`,
  },
  {
    name: 'svelte',
    packages: { ...JS, ...TYPESCRIPT, 'eslint-plugin-svelte': '^3.24.1', svelte: '^5.0.0' },
    config: `
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
export default [
  js.configs.recommended,
  ...tseslint.configs.recommended,
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { extraFileExtensions: ['.svelte'], parser: tseslint.parser } },
  },
];`,
  },
  {
    name: 'astro',
    packages: { ...JS, ...TYPESCRIPT, 'eslint-plugin-astro': '^3.2.1' },
    packagesFor9: { 'eslint-plugin-astro': '^1.7.0' },
    config: `
import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';
export default [
  js.configs.recommended,
  ...tseslint.configs.recommended,
  ...(astro.configs['flat/recommended'] ?? astro.configs.recommended),
];`,
  },
  {
    name: 'angular',
    packages: { ...JS, ...TYPESCRIPT, 'angular-eslint': '^22.5.0' },
    config: `
import js from '@eslint/js';
import angular from 'angular-eslint';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
export default defineConfig([
  {
    files: ['**/*.ts'],
    extends: [
      js.configs.recommended,
      tseslint.configs.recommended,
      tseslint.configs.stylistic,
      angular.configs.tsRecommended,
    ],
    processor: angular.processInlineTemplates,
  },
  {
    files: ['**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
]);`,
  },
  {
    name: 'mdx',
    packages: { ...JS, 'eslint-plugin-mdx': '^3.8.3' },
    config: `
import js from '@eslint/js';
import * as mdx from 'eslint-plugin-mdx';
export default [
  { files: ['**/*.{js,mjs,cjs}'], ...js.configs.recommended },
  { ...mdx.flat, processor: mdx.createRemarkProcessor({ lintCodeBlocks: true }) },
  { ...mdx.flatCodeBlocks, rules: { ...mdx.flatCodeBlocks.rules, 'no-var': 'error', semi: 'error' } },
];`,
  },
  {
    name: 'html-eslint',
    packages: { ...JS, '@html-eslint/eslint-plugin': '^0.66.1' },
    config: `
import js from '@eslint/js';
import html from '@html-eslint/eslint-plugin';
import { defineConfig } from 'eslint/config';
export default defineConfig([
  { files: ['**/*.{js,mjs,cjs}'], extends: [js.configs.recommended] },
  { files: ['**/*.html'], plugins: { html }, extends: ['html/recommended'], language: 'html/html' },
]);`,
  },
  {
    name: 'jsonc, yml, toml',
    packages: {
      ...JS,
      'eslint-plugin-jsonc': '^3.4.2',
      'eslint-plugin-yml': '^3.10.0',
      'eslint-plugin-toml': '^1.5.0',
    },
    config: `
import js from '@eslint/js';
import jsonc from 'eslint-plugin-jsonc';
import toml from 'eslint-plugin-toml';
import yml from 'eslint-plugin-yml';
export default [
  { files: ['**/*.{js,mjs,cjs}'], ...js.configs.recommended },
  jsonc.configs['flat/recommended-with-jsonc'] ?? jsonc.configs['recommended-with-jsonc'],
  yml.configs['flat/standard'] ?? yml.configs.standard,
  toml.configs['flat/standard'] ?? toml.configs.standard,
].flat();`,
  },
  {
    name: 'json, markdown, css',
    packages: {
      ...JS,
      '@eslint/json': '^2.1.1',
      '@eslint/markdown': '^8.0.3',
      '@eslint/css': '^2.0.0',
    },
    config: `
import css from '@eslint/css';
import js from '@eslint/js';
import json from '@eslint/json';
import markdown from '@eslint/markdown';
import { defineConfig } from 'eslint/config';
export default defineConfig([
  { files: ['**/*.{js,mjs,cjs}'], extends: [js.configs.recommended] },
  { files: ['**/*.json'], plugins: { json }, language: 'json/json', extends: ['json/recommended'] },
  { files: ['**/*.jsonc'], plugins: { json }, language: 'json/jsonc', extends: ['json/recommended'] },
  { files: ['**/*.json5'], plugins: { json }, language: 'json/json5', extends: ['json/recommended'] },
  { files: ['**/*.md'], plugins: { markdown }, extends: ['markdown/recommended'] },
  { files: ['**/*.css'], plugins: { css }, language: 'css/css', extends: ['css/recommended'] },
]);`,
  },
  {
    name: 'markdown processor',
    packages: { ...JS, '@eslint/markdown': '^8.0.3' },
    config: `
import js from '@eslint/js';
import markdown from '@eslint/markdown';
export default [js.configs.recommended, ...markdown.configs.processor];`,
  },
  {
    name: 'strictTypeChecked',
    packages: { ...JS, ...TYPESCRIPT },
    config: `
import js from '@eslint/js';
import tseslint from 'typescript-eslint';
export default tseslint.config(
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } } },
);`,
  },
  {
    name: 'unicorn all',
    packages: { 'eslint-plugin-unicorn': '^80.0.0' },
    packagesFor9: { 'eslint-plugin-unicorn': '^63.0.0' },
    config: `
import unicorn from 'eslint-plugin-unicorn';
export default [unicorn.configs.all ?? unicorn.configs['flat/all']];`,
  },
  {
    name: 'sonarjs',
    packages: { 'eslint-plugin-sonarjs': '^4.2.2', typescript: '~5.9.3' },
    config: `
import sonarjs from 'eslint-plugin-sonarjs';
export default [sonarjs.configs.recommended];`,
  },
  {
    name: 'prettier',
    packages: {
      ...JS,
      ...TYPESCRIPT,
      'eslint-config-prettier': '^10.0.0',
      'eslint-plugin-prettier': '^5.5.7',
      prettier: '^3.10.1',
    },
    config: `
import js from '@eslint/js';
import prettier from 'eslint-plugin-prettier/recommended';
import tseslint from 'typescript-eslint';
export default [js.configs.recommended, ...tseslint.configs.recommended, prettier];`,
  },
  {
    name: 'stylistic',
    packages: { '@stylistic/eslint-plugin': '^6.0.1' },
    packagesFor9: { '@stylistic/eslint-plugin': '^5.0.0' },
    config: `
import stylistic from '@stylistic/eslint-plugin';
export default [
  stylistic.configs.recommended,
  { rules: { 'eol-last': 'error', 'no-trailing-spaces': 'error', 'linebreak-style': 'error' } },
];`,
  },
  {
    name: 'neostandard',
    packages: { neostandard: '^0.13.0', typescript: '~5.9.3' },
    config: `
import { ESLint } from 'eslint';
import neostandard from 'neostandard';
// The rules of style that it brings call what ESLint 10 no longer has.
export default neostandard({ ts: true, noStyle: !ESLint.version.startsWith('9.') });`,
  },
  {
    name: 'airbnb-extended',
    packages: {
      ...JS,
      ...TYPESCRIPT,
      'eslint-config-airbnb-extended': '^3.2.0',
      '@stylistic/eslint-plugin': '^5.0.0',
      'eslint-import-resolver-typescript': '^4.0.0',
      'eslint-plugin-import-x': '^4.16.0',
      'eslint-plugin-n': '^17.0.0',
    },
    config: `
import js from '@eslint/js';
import { configs, plugins } from 'eslint-config-airbnb-extended';
export default [
  js.configs.recommended,
  plugins.stylistic,
  plugins.importX,
  ...configs.base.recommended,
  plugins.node,
  ...configs.node.recommended,
  plugins.typescriptEslint,
  ...configs.base.typescript,
];`,
  },
  {
    name: 'xo',
    packages: { 'eslint-config-xo': '^4.0.1', typescript: '~5.9.3' },
    packagesFor9: { 'eslint-config-xo': '^0.49.0' },
    config: `
import xo from 'eslint-config-xo';
// The older version gives this file the language of one configuration and the options of another.
const repair = { files: ['**/tsconfig.json'], language: 'json/jsonc' };
export default typeof xo === 'function' ? [await xo()].flat() : [...xo, repair];`,
  },
  {
    name: 'n and import-x',
    packages: {
      ...JS,
      ...TYPESCRIPT,
      'eslint-import-resolver-typescript': '^4.0.0',
      'eslint-plugin-n': '^18.5.0',
      'eslint-plugin-import-x': '^4.18.1',
    },
    config: `
import js from '@eslint/js';
import { importX } from 'eslint-plugin-import-x';
import n from 'eslint-plugin-n';
import tseslint from 'typescript-eslint';
export default [
  js.configs.recommended,
  ...tseslint.configs.recommended,
  n.configs['flat/recommended'],
  importX.flatConfigs.recommended,
  importX.flatConfigs.typescript,
];`,
  },
];

/** Those that bring processors, none at all, and whatever looks at everything. */
const COPIED = ['nothing', 'antfu', 'vue-ts', 'svelte', 'astro', 'angular', 'mdx', EVERY_RULE.name];

const ALL: readonly Setup[] = [...BASES, EVERY_RULE];

export const SETUPS: readonly Setup[] = [
  ...ALL,
  ...ALL.filter(({ name }) => COPIED.includes(name)).map((setup) => ({ ...setup, isCopied: true })),
];

/** What a row of the table is called. */
export function nameRow({ name, isCopied = false }: Setup): string {
  return isCopied ? `${name} (copied)` : name;
}
