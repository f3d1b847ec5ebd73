import { execFileSync } from 'node:child_process';
import { mkdir, readFile, symlink, truncate } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { keyfence } from '../support/bundled-plugin.ts';
import { key, managementKey } from '../support/keys.ts';
import { createProject, VERSIONS } from '../support/lint-project.ts';

const { recommended, text, all } = keyfence.configs;
const config = [...recommended, ...text];

const COMMENTS: Readonly<Record<string, (words: string) => string>> = {
  'a.sh': (words) => `# ${words}`,
  'a.go': (words) => `// ${words}`,
  'a.css': (words) => `/* ${words} */`,
  'a.html': (words) => `<!-- ${words} -->`,
  'a.sql': (words) => `-- ${words}`,
  'a.ini': (words) => `; ${words}`,
  'a.tex': (words) => `% ${words}`,
  'a.bat': (words) => `REM ${words}`,
};

describe.each(Object.entries(VERSIONS))('%s', (_, version) => {
  test.each(Object.entries(COMMENTS))(
    'directives stand in comments of %s',
    async (path, comment) => {
      await using project = await createProject({
        [path]: [
          key,
          `${key} ${comment('eslint-disable-line keyfence/no-xai-key -- made up')}`,
          comment('eslint-disable-next-line'),
          key,
          comment('eslint-disable keyfence/no-xai-key'),
          key,
          comment('eslint-enable'),
          key,
          comment('keyfence-allow: made up'),
          key,
          `${key} ${comment('gitleaks:allow')}`,
          `eslint-disable-line ${key}`,
        ].join('\n'),
      });
      const rule = 'keyfence/no-xai-key';
      expect(await project.lint(version, config)).toEqual(
        [1, 8, 12].map((line) => `${path}:${line} ${rule}`).sort(),
      );
    },
  );

  test('directives stand in the code of a notebook', async () => {
    await using project = await createProject({
      'a.ipynb': [
        '{"source": [',
        `  "a = '${key}'  # eslint-disable-line keyfence/no-xai-key\\n",`,
        `  "b = '${key}'\\n"`,
        ']}',
      ].join('\n'),
    });
    expect(await project.lint(version, config)).toEqual(['a.ipynb:3 keyfence/no-xai-key']);
  });

  test('a directive that is not needed is reported, and stays', async () => {
    const content = 'A=1 # eslint-disable-line keyfence/no-xai-key\nB=2\n';
    await using project = await createProject({ '.env': content });
    expect(await project.lint(version, config)).toHaveLength(1);
    await project.lint(version, config, { fix: true });
    expect(await readFile(join(project.root, '.env'), 'utf8')).toBe(content);
  });

  test('UTF-16 and bytes that are no text are read', async () => {
    await using project = await createProject({
      'a.txt': Buffer.from(`\uFEFFa\n${key}\n`, 'utf16le'),
      'b.txt': Buffer.from(`\uFEFFa\n${key}\n`, 'utf16le').swap16(),
      'c.bin': Buffer.concat([Buffer.of(0, 0xff, 0xfe, 10), Buffer.from(key), Buffer.of(0)]),
      'd.txt': `\uFEFF${key}\n`,
    });
    expect(await project.lint(version, config)).toEqual([
      'a.txt:2 keyfence/no-xai-key',
      'b.txt:2 keyfence/no-xai-key',
      'c.bin:2 keyfence/no-xai-key',
      'd.txt:1 keyfence/no-xai-key',
    ]);
  });

  test.skipIf(process.platform === 'win32')('nothing that is no file is opened', async () => {
    await using project = await createProject({ 'a/b.txt': key, 'large.txt': key });
    const at = (path: string): string => join(project.root, path);
    await symlink('nowhere', at('dangling'));
    await symlink('nowhere', at('dangling.txt'));
    await symlink('a', at('directory'));
    await symlink('a', at('directory.txt'));
    await symlink('a/b.txt', at('link.txt'));
    execFileSync('mkfifo', [at('pipe'), at('pipe.txt')]);
    await truncate(at('large.txt'), 33 * 1024 * 1024);
    await mkdir(at('c'));
    expect(await project.lint(version, all)).toEqual(['a/b.txt:1 keyfence/no-xai-key']);
  });

  test.skipIf(process.platform === 'win32')(
    'links and large files are no warnings where they are named',
    async () => {
      await using project = await createProject({ 'a/b.txt': key, 'large.txt': key, 'b.md': key });
      await symlink('a/b.txt', join(project.root, 'link.txt'));
      await symlink('b.md', join(project.root, 'link.md'));
      await symlink('a/b.txt', join(project.root, '.env'));
      await truncate(join(project.root, 'large.txt'), 33 * 1024 * 1024);
      const eslint = new version({
        cwd: project.root,
        overrideConfigFile: true,
        overrideConfig: all,
      });
      const results = await eslint.lintFiles(['link.txt', 'link.md', '.env', 'large.txt', 'b.md']);
      const told = results.map(({ filePath, messages }) => [
        relative(project.root, filePath),
        messages.map(({ ruleId, message }) => ruleId ?? message),
      ]);
      expect(Object.fromEntries(told)).toEqual({
        ...{ 'link.txt': [], 'link.md': [], '.env': [], 'large.txt': [] },
        'b.md': ['keyfence/no-xai-key'],
      });
    },
  );

  describe('one secret is one report', () => {
    const names = ['no-xai-key', 'no-hardcoded-api-key', 'no-public-env-key'] as const;
    const subsets = Array.from({ length: 7 }, (__, bits) =>
      names.filter((___, index) => ((bits + 1) >> index) & 1),
    );
    const lines: Readonly<Record<string, readonly [text: string, rules: readonly string[]]>> = {
      'a.js': [`use({ apiKey: "${key}" });`, ['no-xai-key', 'no-hardcoded-api-key']],
      'b.js': [`const k = "${key}"; use({ apiKey: k });`, ['no-xai-key', 'no-hardcoded-api-key']],
      '.env': [`VITE_XAI_API_KEY=${key}`, names],
      '.env.local': [`VITE_KEY=${managementKey}`, ['no-xai-key', 'no-public-env-key']],
      'a.yml': [`VITE_XAI_API_KEY: ${key}`, names],
      'c.js': [`process.env.VITE_XAI_API_KEY ??= "${key}";`, names],
    };

    test.each(subsets)('%j %j %j', async (...on) => {
      const contents = Object.entries(lines).map(([path, [line]]) => [path, `${line}\n`] as const);
      await using project = await createProject(Object.fromEntries(contents));
      const rules = Object.fromEntries(
        names.map((name) => [`keyfence/${name}`, on.includes(name) ? 'error' : 'off'] as const),
      );
      const expected = Object.entries(lines).flatMap(([path, [, knowing]]) => {
        const first = knowing.find((name) => on.some((other) => other === name));
        return first === undefined ? [] : [`${path}:1 keyfence/${first}`];
      });
      expect(await project.lint(version, [...config, { rules }])).toEqual(expected.sort());
    });
  });

  test('the options of ESLint go before those of keyfence.config.json', async () => {
    const value = body(24, 93);
    const configure = (options: object): string =>
      JSON.stringify({ rules: { 'no-hardcoded-api-key': ['error', options] } });
    await using project = await createProject({
      'a.py': `client_secret = "${value}"\n`,
      'keyfence.config.json': configure({ names: ['client_secret'] }),
    });
    const told = ['a.py:1 keyfence/no-hardcoded-api-key'];
    expect(await project.lint(version, config)).toEqual(told);
    const rules = (options: object): object => ({
      rules: { 'keyfence/no-hardcoded-api-key': ['error', options] },
    });
    expect(
      await project.lint(version, [...config, rules({ allow: [`${value.slice(0, 2)}*`] })]),
    ).toEqual([]);
    const both = rules({ names: ['client_secret'], allow: [`${value.slice(1, 3)}*`] });
    expect(await project.lint(version, [...config, both])).toEqual(told);
  });

  test('an invalid configuration stops ESLint', async () => {
    await using project = await createProject({
      'a.txt': 'a',
      'keyfence.config.json': '{"rules": 1}',
    });
    await expect(project.lint(version, config)).rejects.toThrow(/"rules" must be/);
  });
});
