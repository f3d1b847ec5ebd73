import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import json from '@eslint/json';
import markdown from '@eslint/markdown';
import type { ESLint, Linter, Rule, SourceCode } from 'eslint';
import tseslint from 'typescript-eslint';
import { defineConfig } from 'eslint/config';
import { describe, expect, test } from 'vitest';
import { keyfence } from '../support/bundled-plugin.ts';
import { key } from '../support/keys.ts';
import { createProject, VERSIONS } from '../support/lint-project.ts';

const { all } = keyfence.configs;

/** Writes a line at the beginning of whatever it is shown. */
function makeFixer(selector: string): Rule.RuleModule {
  return {
    meta: { type: 'problem', fixable: 'code', schema: [], messages: { bad: 'bad' } },
    create: (context) => ({
      [selector]() {
        const loc = { line: 1, column: 0 };
        const fix: Rule.ReportFixer = (fixer) => fixer.insertTextBeforeRange([0, 0], '!');
        if (!context.sourceCode.text.startsWith('!'))
          context.report({ loc, messageId: 'bad', fix });
      },
    }),
  };
}

const hostile: ESLint.Plugin = {
  rules: {
    program: makeFixer('Program'),
    exit: makeFixer('Program:exit'),
    everything: makeFixer('*'),
    attribute: makeFixer('[type]'),
    path: makeFixer('onCodePathStart'),
    early: {
      create(context) {
        context.report({ loc: { line: 1, column: 0 }, message: 'bad' });
        return {};
      },
    },
    typed: {
      create(context) {
        const { program } = (context.sourceCode as SourceCode).parserServices as unknown as {
          program: { getTypeChecker: () => { getAnything: () => string[] } };
        };
        return { Program: () => program.getTypeChecker().getAnything().map(String) };
      },
    },
    picky: {
      create(context) {
        if (context.filename.endsWith('.js')) return {};
        throw new Error('not for this parser');
      },
    },
  },
};
const rules = Object.fromEntries(
  Object.keys(hostile.rules ?? {}).map((name) => [`hostile/${name}`, 'error'] as const),
);

const TEXTS: Readonly<Record<string, string | Buffer>> = {
  '.env': `A=b\nXAI_API_KEY=${key}\n`,
  Dockerfile: `FROM node  \nENV K=${key}\n`,
  'README.md': `# A  \n${key}\n\n\`\`\`js\nuse("${key}");\n\`\`\`\n`,
  'a.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0xff, 0xfe, 32, 10]),
  'a.bat': `set K=${key}\r\n`,
  'a.vue': `<template>${key}</template>\n`,
  'a.tsx': `export const a = <p>${key}</p>;\n`,
  'a.json': `{"a": "${key}"}\n`,
  'charts/a.yml': `{{- if .a }}\na: ${key}\n{{- end }}\n`,
  '{{cookiecutter.a}}/a.json': `{"a": {{ b }}, "k": "${key}"}\n`,
};
const REPORTS = [
  '.env:2',
  'Dockerfile:2',
  'README.md:2',
  'README.md:5',
  'a.bat:1',
  'a.json:1',
  'a.tsx:1',
  'a.vue:1',
  'charts/a.yml:2',
  '{{cookiecutter.a}}/a.json:1',
].map((place) => `${place} keyfence/no-xai-key`);

const PLACES: Readonly<Record<string, (base: Linter.Config[]) => Linter.Config[]>> = {
  last: (base) => [...base, ...all],
  first: (base) => [...all, ...base],
};
const PARSERS: Readonly<Record<string, Linter.Config[]>> = {
  'the parser of ESLint': [],
  'a parser for every file': [{ languageOptions: { parser: tseslint.parser } }],
  'types for every file': [
    { languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } } },
  ],
};

describe.each(Object.entries(VERSIONS))('%s', (_, version) => {
  // An editor lints several in one process.
  test('nothing is said of a rule that only another project has', async () => {
    await using other = await createProject(TEXTS);
    await other.lint(version, [...all, { plugins: { hostile }, rules }]);
    await using project = await createProject({ 'a.ts': `const a: string = "${key}";\n` });
    const extended = ['keyfence/recommended', 'keyfence/text'];
    const config = defineConfig({ plugins: { keyfence }, extends: extended });
    expect(await project.lint(version, config)).toEqual(['a.ts:1 keyfence/no-xai-key']);
  });

  describe.each(Object.entries(PLACES))('%s', (__, compose) => {
    test.each(Object.entries(PARSERS))(
      'no other rule speaks, writes or throws where only we lint, with %s',
      async (___, parser) => {
        await using project = await createProject(TEXTS);
        const config = compose([{ plugins: { hostile }, rules }, ...parser]);
        expect(await project.lint(version, config, { fix: true })).toEqual(REPORTS);
        for (const [path, content] of Object.entries(TEXTS)) {
          expect(await readFile(join(project.root, path))).toEqual(Buffer.from(content));
        }
      },
    );

    // A service for types takes seconds to refuse a file that is none of TypeScript's.
    test.each(Object.entries(PARSERS).slice(0, -1))(
      'a rule of ours that is set for some files is no reason to read them as programs, with %s',
      async (___, parser) => {
        const content = {
          'a.json': `{ "a": "${key}" }\n`,
          'sub/b.yml': `{{- if a }}\nb: ${key}\n`,
          ...{
            'c.html': `<p>${key}</p>\n`,
            'd.toml': `a b = ${key}\n`,
            'e.css': `/* a */ b {} ${key}\n`,
          },
        };
        await using project = await createProject(content);
        const files = ['**/*.json', 'sub/*.yml', '**/*.html', '**/*.toml', '**/*.css'];
        const set = (severity: 'off' | 'error'): Linter.Config => ({
          files,
          rules: { 'keyfence/no-xai-key': severity },
        });
        expect(await project.lint(version, [...compose(parser), set('off')])).toEqual([]);
        expect(await project.lint(version, [...compose(parser), set('error')])).toHaveLength(5);
      },
    );

    test('what the project lints is linted as without us', async () => {
      const processor: Linter.Processor = {
        meta: { name: 'trailer', version: '1' },
        supportsAutofix: true,
        preprocess: (text) => [text, { text: 'debugger', filename: 'block.js' }],
        postprocess: (lists) => lists.flat(),
      };
      const base: Linter.Config[] = [
        { files: ['**/*.js'], rules: { 'no-debugger': 'error' } },
        { files: ['**/*.json'], plugins: { json }, language: 'json/json' },
        { files: ['**/.prettierrc'], plugins: { json }, language: 'json/json' },
        { files: ['a.json', '.prettierrc'], rules: { 'json/no-duplicate-keys': 'error' } },
        { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser }, processor },
        { files: ['**/*.ts', '**/*.es6'], rules: { 'prefer-const': 'error' } },
      ];
      const files = {
        'a.json': '{"a": 1,\n "a": 2}\n',
        '.prettierrc': '{"a": 1,\n "a": 2}\n',
        'b.json': '{"a": }\n',
        'a.ts': 'let a: number = 1;\nexport { a };\n',
        'a.es6': 'let a = 1;\nexport { a };\n',
      };
      await using project = await createProject(files);
      const told = await project.lint(version, base, { fix: true });
      const written = await readFile(join(project.root, 'a.es6'), 'utf8');
      expect(written).toContain('const a');
      await using other = await createProject(files);
      expect(await other.lint(version, compose(base), { fix: true })).toEqual(told);
      for (const path of Object.keys(files)) {
        const after = await readFile(join(other.root, path), 'utf8');
        expect(after).toBe(await readFile(join(project.root, path), 'utf8'));
      }
    });

    test('a rule of ours can be set for a file', async () => {
      await using project = await createProject({
        '.env.example': key,
        'a/.env': key,
        'b.txt': key,
      });
      const config = [
        ...compose([{ languageOptions: { parser: tseslint.parser } }]),
        { files: ['.env.example'], rules: { 'keyfence/no-xai-key': 'off' } },
        { files: ['a/**'], rules: { 'keyfence/no-xai-key': 'off' } },
      ] satisfies Linter.Config[];
      expect(await project.lint(version, config)).toEqual(['b.txt:1 keyfence/no-xai-key']);
    });
  });

  test('Markdown that another processor takes apart is read whole, and once', async () => {
    await using project = await createProject({
      'a.md': `${key}\n`,
      'b.md': `${key}\n\n\`\`\`js\nuse("${key}");debugger;\n\`\`\`\n\n\`\`\`sh\nA=${key}\n\`\`\`\n`,
    });
    const base = [
      ...markdown.configs.processor,
      { files: ['**/*.js'], rules: { 'no-debugger': 'error' } },
    ] as Linter.Config[];
    expect(await project.lint(version, [...base, ...all])).toEqual([
      'a.md:1 keyfence/no-xai-key',
      'b.md:1 keyfence/no-xai-key',
      'b.md:4 keyfence/no-xai-key',
      'b.md:4 no-debugger',
      'b.md:8 keyfence/no-xai-key',
    ]);
    const told = await project.lint(version, [...all, ...base]);
    expect(told.filter((report) => report.startsWith('b.md:4 keyfence'))).toHaveLength(1);
  });

  test.each(['a.txt/b.txt', `${'a'.repeat(300)}.txt`, 'a\0b.txt'])(
    'a name that no file can have is no reason to stop',
    async (name) => {
      await using project = await createProject({ 'a.txt': 'a' });
      const eslint = new version({
        cwd: project.root,
        overrideConfigFile: true,
        overrideConfig: all,
      });
      const [result] = await eslint.lintText(key, { filePath: join(project.root, name) });
      expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual(['keyfence/no-xai-key']);
    },
  );
});
