import css from '@eslint/css';
import js from '@eslint/js';
import json from '@eslint/json';
import markdown from '@eslint/markdown';
import type { Linter } from 'eslint';
import vue from 'eslint-plugin-vue';
import yml from 'eslint-plugin-yml';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import vueParser from 'vue-eslint-parser';
import { keyfence } from '../support/bundled-plugin.ts';
import { createProject, VERSIONS } from '../support/lint-project.ts';
import { IS_LONG, isInShare } from '../support/share.ts';
import { FILE_KINDS, REPORTS } from './file-kinds.ts';

const contents = Object.fromEntries(
  Object.entries(FILE_KINDS).map(([path, [content]]) => [path, content]),
);
const { recommended, text, all } = keyfence.configs;

const COMPOSITIONS: Readonly<Record<string, Linter.Config[]>> = {
  alone: defineConfig(recommended, text),
  'all, as one': defineConfig(all),
  'by name': defineConfig({
    plugins: { keyfence },
    extends: ['keyfence/recommended', 'keyfence/text'],
  }),
};

/** Every plugin that parses files of its own, and rules that are on for all files. */
const OTHERS: Linter.Config[] = defineConfig(
  {
    // Without keyfence, too, these crash on what is in a language that is none of ESLint's own.
    ignores: ['**/*.{css,json,jsonc,md,yml,yaml}'],
    extends: [js.configs.all, vue.configs['flat/recommended']],
  },
  { files: ['**/*.{ts,mts,tsx,vue}'], extends: [tseslint.configs.strictTypeChecked] },
  {
    files: ['**/*.{ts,mts,tsx}'],
    languageOptions: { parserOptions: { projectService: true } },
  },
  { files: ['**/*.json'], plugins: { json }, language: 'json/json', extends: ['json/recommended'] },
  {
    files: ['**/*.jsonc'],
    plugins: { json },
    language: 'json/jsonc',
    extends: ['json/recommended'],
  },
  { files: ['**/*.md'], plugins: { markdown }, extends: ['markdown/recommended'] },
  { files: ['**/*.css'], plugins: { css }, language: 'css/css', extends: ['css/recommended'] },
  yml.configs.recommended,
  {
    files: ['**/*.vue'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parser: vueParser },
  },
);

/** Files of others, each with what their own rules find in it. */
const FAULTS: Readonly<Record<string, readonly [content: string, report: string]>> = {
  'b.ts': [
    'export async function b(): Promise<void> {}\nb();\n',
    '2 @typescript-eslint/no-floating-promises',
  ],
  'b.json': ['{ "a": 1,\n "a": 2 }\n', '2 json/no-duplicate-keys'],
  'b.md': ['# A\n\n[a]()\n', '3 markdown/no-empty-links'],
  'b.css': ['a { color: red }\nb {}\n', '2 css/no-empty-blocks'],
  'b.yml': ['a: 1\n? \n: c\n', '2 yml/no-empty-key'],
  'b.vue': ['<template>\n  <p v-if />\n</template>\n', '2 vue/valid-v-if'],
};

const TSCONFIG =
  '{ "compilerOptions": { "strict": true, "jsx": "preserve" }, "include": ["**/*"] }';

describe.each(Object.entries(VERSIONS))('%s', (versionName, version) => {
  test.each(Object.entries(COMPOSITIONS))(
    'finds the key in every kind of file, %s',
    async (_name, config) => {
      await using project = await createProject(contents);
      expect(await project.lint(version, config)).toEqual(REPORTS);
    },
  );

  const last = defineConfig(OTHERS, recommended, text);
  const first = defineConfig(recommended, text, OTHERS);
  const isLast = isInShare(`${versionName}, projects`, 1 / 2);
  const orders = [
    ...(isLast ? [['last', last] as const] : []),
    ...(IS_LONG || !isLast ? [['first', first] as const] : []),
  ];
  test.each(orders)(
    'gets along with everything else, %s',
    { timeout: 120_000 },
    async (_name, config) => {
      const faulty = Object.entries(FAULTS).map(([path, [content]]) => [path, content] as const);
      const files = { ...contents, ...Object.fromEntries(faulty), 'tsconfig.json': TSCONFIG };
      await using project = await createProject(files);
      const told = await project.lint(version, config);
      expect(told.filter((report) => report.includes(' keyfence/'))).toEqual(REPORTS);
      expect(told).toEqual(
        expect.arrayContaining(
          Object.entries(FAULTS).map(([path, [, report]]) => `${path}:${report}`),
        ),
      );
      // Where nothing else is at home, nothing else says anything, and nobody fails to parse.
      expect(
        told.filter((report) => !/:\d+ \S+\/|\.(?:[cm]?[jt]sx?|vue):\d+ [\w-]+$/.test(report)),
      ).toEqual([]);
    },
  );
});
