import { symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';
import { key } from '../support/keys.ts';
import { createProject, Project, VERSIONS } from '../support/lint-project.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { ANOTHER_RUN, IS_LONG, isInShare } from '../support/share.ts';
import { testUnless } from '../support/unless.ts';
import { FILE_KINDS, REPORTS } from './file-kinds.ts';

/** A configuration as people write it. Threads load it themselves, so it is a file. */
const CONFIG = `import { defineConfig, globalIgnores } from ${load('node_modules/eslint/lib/config-api.js')};
import keyfence from ${load('dist/eslint.js')};
export default defineConfig([
  { files: ['**/*.js'], rules: { 'no-var': 'error' } },
  { extends: [keyfence.configs.all] },
  globalIgnores(['sub/ignored/**', '**/*.out']),
]);
`;
const NAME = 'eslint.config.mjs';
const IGNORED = '.env.local\n.env\n.env.*\n**/secrets.*\n';
const RULE = 'keyfence/no-xai-key';
const [first] = Object.keys(VERSIONS);

function load(path: string): string {
  return JSON.stringify(pathToFileURL(join(process.cwd(), path)).href);
}

function tell(root: string, results: readonly ESLint.LintResult[]): Record<string, string[]> {
  return Object.fromEntries(
    results.map(({ filePath, messages }) => [
      relative(root, filePath),
      messages.map(({ line, ruleId, message }) => `${line} ${ruleId ?? message}`),
    ]),
  );
}

async function createCommon(): Promise<Repository> {
  const repo = await createRepository();
  const files = {
    ...{ [NAME]: CONFIG, '.gitignore': IGNORED, '.env': `A=1\nXAI_API_KEY=${key}\n` },
    ...{ '.env.local': key, 'a.js': `var a = "${key}";\n`, 'a.png': Buffer.from(`\x89\0\n${key}`) },
    ...{ 'sub/a.yml': `a: ${key}\n`, 'sub/ignored/a.txt': key, 'a.out': key, 'clean.txt': 'a' },
  };
  for (const [path, content] of Object.entries(files)) await repo.write(path, content);
  await repo.git('add', '--force', '.env');
  return repo;
}

describe.each(Object.entries(VERSIONS))('%s', (versionName, version) => {
  test.each(['.env', 'sub/new.txt', 'new.ts', 'new.vue', 'new/b.md'])(
    'text on standard input that is to be %s',
    async (filePath) => {
      await using repo = await createCommon();
      const eslint = new version({ cwd: repo.root });
      const results = await eslint.lintText(`a('${key}')\n`, { filePath });
      expect(tell(repo.root, results)).toEqual({ [filePath]: [`1 ${RULE}`] });
    },
  );

  test('text on standard input without a name', async () => {
    await using repo = await createCommon();
    const [result] = await new version({ cwd: repo.root }).lintText(`a('${key}')\n`);
    expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual([RULE]);
  });

  test('a directory below the configuration', async () => {
    await using repo = await createCommon();
    const cwd = join(repo.root, 'sub');
    const results = await new version({ cwd }).lintFiles(['.']);
    expect(tell(repo.root, results)).toEqual({ 'sub/a.yml': [`1 ${RULE}`] });
  });

  test.skipIf(process.platform === 'win32')(
    'files by name, as lint-staged passes them, with no warning but for what ESLint ignores',
    async () => {
      await using repo = await createCommon();
      await symlink('sub/a.yml', join(repo.root, 'link.yml'));
      const eslint = new version({ cwd: repo.root });
      const names = ['.env', '.env.local', 'a.png', 'link.yml', 'sub/a.yml', 'a.js', 'clean.txt'];
      expect(tell(repo.root, await eslint.lintFiles(names))).toEqual({
        ...{ '.env': [`2 ${RULE}`], '.env.local': [], 'a.png': [`2 ${RULE}`], 'link.yml': [] },
        ...{ 'sub/a.yml': [`1 ${RULE}`], 'a.js': ['1 no-var', `1 ${RULE}`], 'clean.txt': [] },
      });
    },
  );

  test('a configuration that is given, without a search', async () => {
    await using repo = await createCommon();
    await repo.write(NAME, 'throw new Error("not this one");\n');
    await repo.write('other.mjs', CONFIG);
    const eslint = new version({ cwd: repo.root, overrideConfigFile: 'other.mjs' });
    const results = await eslint.lintFiles(['sub', '.env']);
    expect(tell(repo.root, results)).toEqual({
      ...{ 'sub/a.yml': [`1 ${RULE}`], '.env': [`2 ${RULE}`] },
    });
  });

  // One version in each run: every thread loads everything again.
  const lack =
    isInShare('threads', 1 / 2) === (versionName === first) || IS_LONG ? '' : ANOTHER_RUN;
  testUnless(lack, 'several threads find what one does', async () => {
    await using project = await createProject(
      Object.fromEntries(Object.entries(FILE_KINDS).map(([path, [content]]) => [path, content])),
    );
    await project.write(NAME, CONFIG);
    const told = await project.lint(version, [], {
      ...{ overrideConfigFile: NAME, overrideConfig: null, concurrency: 2 },
    });
    expect(told).toEqual(REPORTS);
  });

  testUnless(
    lack,
    'several threads and a cache: what the settings change is linted again',
    async () => {
      await using repo = await createCommon();
      const project = new Project(repo.root);
      const lint = (): Promise<string[]> =>
        project.lint(version, [], {
          ...{ overrideConfigFile: NAME, overrideConfig: null, concurrency: 2 },
          ...{ cache: true, cacheLocation: join(repo.directory, 'eslintcache') },
        });
      const told = await lint();
      expect(told).toContain(`sub/a.yml:1 ${RULE}`);
      await repo.write('keyfence.config.json', '{ "ignore": ["sub/**"] }\n');
      await repo.write('.gitignore', `${IGNORED}a.js\n`);
      const left = told.filter((line) => !line.startsWith('sub/') && line !== `a.js:1 ${RULE}`);
      expect(left).toHaveLength(told.length - 2);
      expect(await lint()).toEqual(left);
    },
  );
});
