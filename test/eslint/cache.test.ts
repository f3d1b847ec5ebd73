import { join } from 'node:path';
import type { ESLint, Linter } from 'eslint';
import { afterEach, describe, expect, test } from 'vitest';
import keyfence from '../../src/eslint/index.ts';
import { key } from '../support/keys.ts';
import { createProject, Project, VERSIONS } from '../support/lint-project.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { isInShare } from '../support/share.ts';

let visits = 0;
/** Counts the files that ESLint does not take from its cache. */
const counter: ESLint.Plugin = {
  meta: { name: 'counter', version: '1.0.0' },
  rules: {
    count: {
      create: () => {
        visits++;
        return {};
      },
    },
  },
};
const CONFIG: Linter.Config[] = [
  ...keyfence.configs.all,
  { files: ['a.js'], plugins: { counter }, rules: { 'counter/count': 'error' } },
];

afterEach(() => {
  visits = 0;
});

const FILES = {
  'a.js': `use("${key}");\n`,
  '.env': `XAI_API_KEY=${key}\n`,
  'eslint.config.js': '',
  'package.json': '{}\n',
};

/** What changes beside the files, and what is told then instead of what was told before. */
const CHANGES: Readonly<
  Record<string, readonly [(repo: Repository) => Promise<unknown>, (told: string[]) => string[]]>
> = {
  'keyfence.config.json comes': [
    (repo) => repo.write('keyfence.config.json', '{ "ignore": ["a.js"] }\n'),
    (told) => told.filter((line) => !line.startsWith('a.js')),
  ],
  'the key of package.json comes': [
    (repo) => repo.write('package.json', '{ "keyfence": { "ignore": ["a.js"] } }\n'),
    (told) => told.filter((line) => !line.startsWith('a.js')),
  ],
  'a baseline comes': [(repo) => repo.keyfence('baseline', '--include-new'), () => []],
  '.gitignore does not ignore a file any more': [
    (repo) => repo.write('.gitignore', 'node_modules\n.eslintcache\n'),
    (told) => [...told, '.env:1 keyfence/no-xai-key', ...OPEN].sort(),
  ],
  '.gitignore goes': [
    (repo) => repo.remove('.gitignore'),
    (told) => [
      '.env:1 keyfence/no-xai-key',
      ...told,
      'eslint.config.js:1 keyfence/gitignore-coverage',
    ],
  ],
  'a .gitignore further down comes': [
    (repo) => repo.write('deep/.gitignore', 'b.js\n'),
    (told) => told.filter((line) => !line.startsWith('deep/')),
  ],
  'an ignored file is tracked': [
    (repo) => repo.git('add', '--force', '.env'),
    (told) => ['.env:1 keyfence/no-xai-key', ...told],
  ],
  'info/exclude ignores a file': [
    (repo) => repo.write('.git/info/exclude', 'deep/\n'),
    (told) => told.filter((line) => !line.startsWith('deep/')),
  ],
  'core.excludesFile ignores a file': [
    async (repo) => {
      await repo.write('.git/ignore', 'deep/\n');
      await repo.git('config', 'core.excludesFile', join(repo.root, '.git/ignore'));
    },
    (told) => told.filter((line) => !line.startsWith('deep/')),
  ],
};
const OPEN = Array.from({ length: 3 }, () => '.gitignore:1 keyfence/gitignore-coverage');

describe.each(Object.entries(VERSIONS))('%s --cache', (name, version) => {
  const changes = Object.entries(CHANGES).filter(([change]) =>
    isInShare(`${name}, ${change}`, 1 / 2),
  );
  test.each(changes)('%s', async (_name, [change, expectTold]) => {
    await using repo = await createRepository();
    const project = new Project(repo.root);
    for (const [path, content] of Object.entries(FILES)) await repo.write(path, content);
    await repo.write('deep/b.js', FILES['a.js']);
    await repo.write('.gitignore', '.env\n.env.*\n**/secrets.*\n.eslintcache\n');
    const options = { cache: true, cacheLocation: join(repo.directory, 'eslintcache') };
    const lint = (): Promise<string[]> => project.lint(version, CONFIG, options);

    const told = await lint();
    expect(told).toEqual(['a.js:1 keyfence/no-xai-key', 'deep/b.js:1 keyfence/no-xai-key']);
    expect(await lint()).toEqual(told);
    expect(visits).toBe(1);
    await change(repo);
    expect(await lint()).toEqual(expectTold(told));
    expect(await project.lint(version, CONFIG)).toEqual(expectTold(told));
  });

  test('outside of any repository', async () => {
    await using project = await createProject(FILES);
    const cached = { cache: true, cacheLocation: join(project.root, 'node_modules/.eslintcache') };
    const told = await project.lint(version, CONFIG, cached);
    expect(told).toContain('a.js:1 keyfence/no-xai-key');
    expect(await project.lint(version, CONFIG, cached)).toEqual(told);
    expect(visits).toBe(1);
    await project.write('keyfence.config.json', '{ "ignore": ["a.js"] }\n');
    expect(await project.lint(version, CONFIG, cached)).toEqual(
      told.filter((line) => !line.startsWith('a.js')),
    );
  });
});
