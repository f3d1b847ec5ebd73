import { relative, sep } from 'node:path';
import css from '@eslint/css';
import js from '@eslint/js';
import json from '@eslint/json';
import markdown from '@eslint/markdown';
import type { ESLint, Linter } from 'eslint';
import vue from 'eslint-plugin-vue';
import yml from 'eslint-plugin-yml';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { judgeResults, type Results } from '../eslint-matrix/judge-results.ts';
import { PLANTED_FILES, SURROUNDINGS } from '../eslint-matrix/planted-files.ts';
import { keyfence } from '../support/bundled-plugin.ts';
import { createProject, VERSIONS, type Project } from '../support/lint-project.ts';
import { IS_LONG, isInShare } from '../support/share.ts';

const { all } = keyfence.configs;

/** Base configurations of which nothing has to be installed; the others are in test/eslint-matrix. */
const BASES: Readonly<Record<string, Linter.Config[]>> = {
  'core rules': [
    js.configs.recommended,
    { rules: { 'eol-last': 'error', 'no-trailing-spaces': 'error', 'linebreak-style': 'error' } },
  ],
  'strictTypeChecked, vue': defineConfig(
    { files: ['**/*.{js,mjs,cjs}'], extends: [js.configs.recommended] },
    vue.configs['flat/recommended'],
    { files: ['**/*.{ts,mts,cts,tsx}'], extends: [tseslint.configs.strictTypeChecked] },
    {
      files: ['**/*.{ts,mts,cts,tsx}'],
      languageOptions: { parserOptions: { projectService: true } },
    },
  ),
  languages: defineConfig(
    {
      files: ['**/*.json'],
      plugins: { json },
      language: 'json/json',
      extends: ['json/recommended'],
    },
    {
      files: ['**/*.jsonc'],
      plugins: { json },
      language: 'json/jsonc',
      extends: ['json/recommended'],
    },
    { files: ['**/*.md'], plugins: { markdown }, extends: ['markdown/recommended'] },
    { files: ['**/*.css'], plugins: { css }, language: 'css/css', extends: ['css/recommended'] },
    yml.configs.recommended,
  ),
};

const files = {
  ...SURROUNDINGS,
  ...Object.fromEntries(PLANTED_FILES.map(({ path, content }) => [path, content])),
};

describe.each(Object.entries(VERSIONS))('%s', (versionName, version) => {
  test.each(Object.entries(BASES))(
    'each key once and nothing else changed, beside %s',
    { timeout: 180_000 },
    async (name, base) => {
      await using project = await createProject(files);
      const without = await lint(project, version, base);
      const isLast = isInShare(`${versionName}, ${name}`, 1 / 2);
      const last = [...base, ...all];
      const first = [...all, ...base];
      // One of them in each run.
      for (const config of IS_LONG ? [last, first] : [isLast ? last : first]) {
        const results = await lint(project, version, config);
        expect(judgeResults(PLANTED_FILES, without, results).faults).toEqual([]);
      }
    },
  );
});

/** What ESLint says, and what it would write with `--fix`. */
async function lint(
  { root }: Project,
  version: typeof ESLint,
  overrideConfig: Linter.Config[],
): Promise<Results> {
  const options = { cwd: root, overrideConfigFile: true, overrideConfig } as const;
  const plain = await new version(options).lintFiles(['.']);
  const fixed = await new version({ ...options, fix: true }).lintFiles(['.']);
  const outputs = new Map(fixed.map(({ filePath, output }) => [filePath, output]));
  return new Map(
    plain.map(({ filePath, messages }) => [
      relative(root, filePath).split(sep).join('/'),
      { messages, output: outputs.get(filePath) },
    ]),
  );
}
