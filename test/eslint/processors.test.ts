import { join } from 'node:path';
import { Linter, type ESLint, type SourceCode } from 'eslint';
import { Linter as Linter9 } from 'eslint-9';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { keyfence } from '../support/bundled-plugin.ts';
import { key, managementKey, secondKey } from '../support/keys.ts';
import { createProject, VERSIONS } from '../support/lint-project.ts';

const { all } = keyfence.configs;

/** What a processor hands on. */
type Part = 'file' | 'blocks';

const TEXT = `${key}\n\n<script>\n  use("${secondKey}"); debugger;\n</script>\n> <script>\n> use("${key}");\n> </script>\n`;
const KINDS = ['a.md', 'a.mdx', 'a.ts', 'a.vue', 'a.svelte', 'a.astro'];
const REPORTS = ['1 keyfence/no-xai-key', '4 keyfence/no-xai-key', '7 keyfence/no-xai-key'];

/** Takes any text for a program without statements. */
const parser: Linter.Parser = {
  meta: { name: 'anything', version: '1' },
  parse: (text) => ({
    ...{ type: 'Program', sourceType: 'module', body: [], tokens: [], comments: [] },
    ...{
      range: [0, text.length],
      loc: { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } },
    },
  }),
};

interface Block extends Linter.ProcessorFile {
  readonly firstLine: number;
}

function findBlocks(text: string): Block[] {
  return Array.from(text.matchAll(/<script>\n(.*\n)/g), ({ index, 1: code = '' }) => ({
    filename: 'block.js',
    text: code.replace(/^[> ]+/, ''),
    firstLine: text.slice(0, index).split('\n').length + 1,
  }));
}

/** A processor of others, which maps the lines of blocks to those of the file. */
function makeProcessor(order: readonly Part[]): Linter.Processor {
  let firstLines: number[] = [];
  return {
    meta: { name: order.join(), version: '1' },
    supportsAutofix: true,
    preprocess(text) {
      const blocks = findBlocks(text);
      const parts = order.flatMap((part): { part: string | Block; line: number }[] =>
        part === 'file'
          ? [{ part: text, line: 1 }]
          : blocks.map((part) => ({ part, line: part.firstLine })),
      );
      firstLines = parts.map(({ line }) => line);
      return parts.map(({ part }) => part);
    },
    postprocess: (lists) =>
      lists.flatMap((messages, index) =>
        messages.map((message) => ({
          ...message,
          line: message.line + (firstLines[index] ?? 1) - 1,
        })),
      ),
  };
}

function makeBase(order: readonly Part[]): Linter.Config[] {
  return [
    {
      files: ['**/*.{md,mdx,ts,vue,svelte,astro}'],
      languageOptions: { parser },
      processor: makeProcessor(order),
    },
    { files: ['**/*.js'], rules: { 'no-debugger': 'error' } },
  ];
}

function orderParts(
  order: readonly Part[],
  text: string,
  blocks: readonly Linter.ProcessorFile[],
): (string | Linter.ProcessorFile)[] {
  return order.flatMap((part): (string | Linter.ProcessorFile)[] =>
    part === 'file' ? [text] : [...blocks],
  );
}

const ORDERS: readonly { readonly parts: readonly Part[] }[] = [
  { parts: ['file'] },
  { parts: ['file', 'blocks'] },
  { parts: ['blocks', 'file'] },
];
const COMPOSITIONS: Readonly<Record<string, (base: Linter.Config[]) => Linter.Config[]>> = {
  last: (base) => [...base, ...all],
  first: (base) => [...all, ...base],
  'last, extended': (base) => defineConfig(base, { extends: [all] }),
  'first, extended': (base) => defineConfig({ extends: [all] }, base),
  'last, copied': (base) => [...base, ...all.map((config) => ({ ...config }))],
  'last, copied without a key': (base) => [
    ...base,
    ...all.map(({ name, ...config }) => Object.assign({}, { name: `${name ?? ''}!` }, config)),
  ],
};

describe.each(Object.entries(VERSIONS))('%s', (_, version) => {
  describe.each(Object.entries(COMPOSITIONS))('%s', (__, compose) => {
    test.each(ORDERS)('each key once where a processor gives $parts', async ({ parts }) => {
      await using project = await createProject(
        Object.fromEntries(KINDS.map((kind) => [kind, TEXT])),
      );
      const told = await project.lint(version, compose(makeBase(parts)));
      const others = parts.some((part) => part === 'blocks') ? ['4 no-debugger'] : [];
      expect(told).toEqual(
        KINDS.flatMap((kind) =>
          [...REPORTS, ...others].map((report) => `${kind}:${report}`),
        ).sort(),
      );
    });

    test.each([
      ['the parser of ESLint', [], KINDS],
      // TypeScript it can read, and so that may be meant.
      [
        'a parser for every file',
        [{ languageOptions: { parser: tseslint.parser } }],
        KINDS.filter((kind) => kind !== 'a.ts'),
      ],
    ] as const)(
      'what nobody lints is linted, and by nobody else, with %s',
      async (_name, parsers, kinds) => {
        await using project = await createProject(
          Object.fromEntries(kinds.map((kind) => [kind, `${key}  \n`])),
        );
        const base: Linter.Config[] = [
          ...parsers,
          {
            rules: {
              'no-trailing-spaces': 'error',
              'no-undef': 'error',
              'eol-last': ['error', 'never'],
            },
          },
        ];
        expect(await project.lint(version, compose(base), { fix: true })).toEqual(
          kinds.map((kind) => `${kind}:1 keyfence/no-xai-key`).sort(),
        );
      },
    );
  });

  test.each(['html', 'json', 'yml', 'css', 'md', 'vue', 'txt'])(
    'a key in a block of .%s is reported once, whether the project lints such files or not',
    async (ending) => {
      const block = { filename: `block.${ending}`, text: `"${secondKey}"\n` };
      const processor: Linter.Processor = {
        meta: { name: 'outer', version: '1' },
        preprocess: (text) => [text, block],
        postprocess: (lists) => lists.flat(),
      };
      await using project = await createProject({
        'a.ts': `use("${key}");\nuse("${secondKey}");\n`,
      });
      const outer: Linter.Config[] = [
        { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser }, processor },
      ];
      const inner: Linter.Config[] = [{ files: [`**/*.${ending}`], languageOptions: { parser } }];
      for (const base of [outer, [...outer, ...inner]]) {
        for (const config of [
          [...base, ...all],
          [...all, ...base],
        ]) {
          expect(await project.lint(version, config)).toEqual([
            'a.ts:1 keyfence/no-xai-key',
            'a.ts:2 keyfence/no-xai-key',
          ]);
        }
      }
    },
  );

  test.each(ORDERS)(
    'a key in a script of a page in a block of Markdown is reported once, with $parts of the page',
    async ({ parts }) => {
      const cut = (open: RegExp, filename: string, isWhole: boolean): Linter.Processor => ({
        meta: { name: filename, version: '1' },
        preprocess(text) {
          const blocks = Array.from(text.matchAll(open), ([, code = '']) => ({
            filename,
            text: code,
          }));
          return isWhole ? orderParts(parts, text, blocks) : blocks;
        },
        postprocess: (lists) => lists.flat(),
      });
      const page = `<p>${secondKey}</p>\n<script>\nuse("${key}");\n</script>\n`;
      await using project = await createProject({
        'a.md': `${managementKey}\n\n\`\`\`html\n${page}\`\`\`\n`,
      });
      const base: Linter.Config[] = [
        { files: ['**/*.md'], processor: cut(/```html\n([^`]*)```/g, 'page.html', false) },
        {
          files: ['**/*.html'],
          languageOptions: { parser },
          processor: cut(/<script>([^<]*)</g, 'script.js', true),
        },
      ];
      const told = await project.lint(version, [...base, ...all]);
      expect(told.map((line) => line.replace(/^a\.md:\d+ /, ''))).toEqual(
        Array.from({ length: 3 }, () => 'keyfence/no-xai-key'),
      );
    },
  );

  test.each(ORDERS)('again and again where ESLint fixes, with $parts', async ({ parts }) => {
    const shout: ESLint.Plugin = {
      rules: {
        shout: {
          meta: { fixable: 'code', schema: [] },
          create: (context) => ({
            Program() {
              const at = (context.sourceCode as SourceCode).text.indexOf('use');
              if (at === -1) return;
              const loc = { line: 1, column: 0 };
              context.report({
                loc,
                message: 'use',
                fix: (fixer) => fixer.replaceTextRange([at, at + 3], 'USE'),
              });
            },
          }),
        },
      },
    };
    await using project = await createProject({ 'a.ts': TEXT, 'a.md': TEXT });
    const base: Linter.Config[] = [
      ...makeBase(parts),
      { files: ['a.*'], plugins: { shout }, rules: { 'shout/shout': 'error' } },
    ];
    for (const config of [
      [...base, ...all],
      [...all, ...base],
    ]) {
      const told = await project.lint(version, config, { fix: true });
      expect(told.filter((report) => report.includes(' keyfence/'))).toEqual(
        ['a.md', 'a.ts'].flatMap((path) => REPORTS.map((report) => `${path}:${report}`)),
      );
    }
  });

  test('the same text twice in a row is two passes', async () => {
    await using project = await createProject();
    const overrideConfig = [...all, ...makeBase(['blocks', 'file'])];
    const eslint = new version({ cwd: project.root, overrideConfigFile: true, overrideConfig });
    for (let pass = 0; pass < 2; pass++) {
      const results = await Promise.all(
        ['a.md', 'a.ts'].map((name) =>
          eslint.lintText(TEXT, { filePath: join(project.root, name) }),
        ),
      );
      const lines = results.map(([result]) => result?.messages.map(({ line }) => line).sort());
      expect(lines).toEqual([
        [1, 4, 4, 7],
        [1, 4, 4, 7],
      ]);
    }
  });

  test('text around blocks that a later processor hides is one clear message', async () => {
    await using project = await createProject({
      ...{ 'a.md': TEXT, 'b.md': `${key}\n`, '.env': 'A=1\n', 'c/d.txt': 'e\n' },
    });
    const base = makeBase(['blocks']);
    expect(await project.lint(version, [...base, ...all])).toHaveLength(5);
    for (let run = 0; run < 2; run++) {
      const told = await project.lint(version, [...all, ...base]);
      expect(told.filter((report) => report.includes('Put keyfence after it'))).toHaveLength(1);
    }
    const ignored = [...all, ...base, { ignores: ['**/*.md'] }];
    expect(await project.lint(version, ignored)).toEqual([]);
  });

  test.each<
    readonly [string, (text: string, filename: string) => (string | Linter.ProcessorFile)[]]
  >([
    ['hides the text', () => ['']],
    ['takes the text for a block', (text, filename) => [{ text, filename }]],
  ])('a processor for data that %s stays at work', async (_name, preprocess) => {
    const own = { ruleId: 'data/own', severity: 2, message: 'own', line: 1, column: 1 } as const;
    const processor: Linter.Processor = {
      meta: { name: 'data', version: '1' },
      preprocess,
      postprocess: (lists) => [...lists.flat(), own],
    };
    const content = `{"a": "${key}"}\n`;
    await using project = await createProject({ 'a.json': content, 'b.yml': content });
    const files = ['**/*.{json,yml}'];
    const base: Linter.Config[] = [{ files, languageOptions: { parser }, processor }];
    expect(await project.lint(version, [...base, ...all])).toEqual(
      ['a.json', 'b.yml'].flatMap((path) => [
        `${path}:1 data/own`,
        `${path}:1 keyfence/no-xai-key`,
      ]),
    );
  });

  test('a file whose name is ignored as that of a directory is linted', async () => {
    await using project = await createProject({
      'bin/build': `A=${key}\n`,
      'bin/dist': `A=${key}\n`,
    });
    const ignored: Linter.Config = { ignores: ['**/build/', '**/dist/**'] };
    expect(await project.lint(version, [...all, ignored])).toEqual([
      'bin/build:1 keyfence/no-xai-key',
      'bin/dist:1 keyfence/no-xai-key',
    ]);
  });
});

describe.each([
  ['ESLint 10', Linter],
  ['ESLint 9', Linter9 as unknown as typeof Linter],
])('%s', (_, version) => {
  test.each(['.env', 'a.md', 'a.ts', 'a.vue', 'Dockerfile', 'a.js'])(
    'Linter finds the key in %s, though it takes only JavaScript for a block',
    (filename) => {
      const messages = new version().verify(`const a = "${key}"\n`, all, { filename });
      expect(messages.map(({ ruleId }) => ruleId)).toEqual(['keyfence/no-xai-key']);
    },
  );
});
