import { expect, test } from 'vitest';
import { createRepository, type Repository } from '../support/repository.ts';

const CONFIG = 'keyfence.config.json';

async function create(): Promise<Repository> {
  const repo = await createRepository();
  const files: Readonly<Record<string, object>> = {
    'conf/base.json': {
      ignore: ['gen'],
      rules: { 'no-hardcoded-api-key': ['error', { names: ['hush'] }], 'no-secret-file': 'warn' },
    },
    [CONFIG]: {
      extends: './conf/base.json',
      ignore: ['...', 'dist/**'],
      gitignore: { templates: ['...', 'a.example'] },
      patterns: ['npm'],
      rules: { 'no-hardcoded-api-key': ['error', { minLength: 20 }] },
      overrides: [
        { files: ['test/**'], rules: { 'no-hardcoded-api-key': 'off' } },
        { files: ['*.md'], rules: { 'no-configured-secret': 'info' } },
      ],
      baseline: 'b.jsonl',
    },
    [`packages/a/${CONFIG}`]: { rules: { 'no-xai-key': 'warn' } },
  };
  for (const [path, content] of Object.entries(files))
    await repo.write(path, JSON.stringify(content));
  return repo;
}

/** The rows of what is printed, by their names: where the value is from, and the value. */
async function print(
  repo: Repository,
  file: string,
  cwd = '',
): Promise<{ lines: string[]; rows: Map<string, string> }> {
  const ran = await repo.keyfence('config', '--print', file, { cwd });
  expect(ran.exitCode, ran.stderr).toBe(0);
  const lines = ran.stdout.split('\n');
  const rows = lines.map((line): [string, string] => {
    const [name = '', ...others] = line.split(/ {2,}/);
    return [name, others.join(' | ')];
  });
  return { lines, rows: new Map(rows) };
}

test.each<[string, Readonly<Record<string, string>>]>([
  [
    'src/a.ts',
    {
      'no-xai-key': 'default | error',
      'no-secret-file': 'conf/base.json | warn',
      'no-hardcoded-api-key': `${CONFIG} | error`,
      'no-hardcoded-api-key.names': 'conf/base.json | ["hush"]',
      'no-hardcoded-api-key.minLength': `${CONFIG} | 20`,
      'no-hardcoded-api-key.allow': 'default | []',
      'npm-token': 'default | error',
      ignore: `${CONFIG} and conf/base.json | ["gen","dist/**"]`,
      baseline: `${CONFIG} | b.jsonl`,
      trust: 'default | not set',
      unopened: 'default | warn',
    },
  ],
  [
    'test/a.md',
    {
      'no-hardcoded-api-key': `${CONFIG}, overrides.0 (test/**) | off`,
      'no-hardcoded-api-key.names': 'conf/base.json | ["hush"]',
      'npm-token': `${CONFIG}, overrides.1 (*.md) | info`,
    },
  ],
  [
    'packages/a/x.ts',
    {
      'no-xai-key': `packages/a/${CONFIG} | warn`,
      'no-secret-file': 'default | error',
      ignore: 'default | []',
      baseline: `${CONFIG} | b.jsonl`,
    },
  ],
])('%s', async (file, expected) => {
  await using repo = await create();
  const { rows } = await print(repo, file);
  const told = Object.fromEntries(Object.keys(expected).map((name) => [name, rows.get(name)]));
  expect(told).toEqual(expected);
  expect(rows.get('gitignore.templates')).toMatch(
    /^keyfence\.config\.json and default \| \["\.env/,
  );
});

test('which files it is made of, and whether the file is left out', async () => {
  await using repo = await create();
  const { lines } = await print(repo, '../dist/a', 'packages');
  expect(lines.slice(0, 3)).toEqual([
    'dist/a',
    `configured by ${CONFIG}, which goes on from conf/base.json`,
    'not scanned, because "ignore" has dist/**',
  ]);
  await using bare = await createRepository();
  expect((await print(bare, 'a')).lines[1]).toBe(
    'there is no configuration, so all defaults apply',
  );
});

test.each([
  [['config'], /takes --print and one file/],
  [['config', '--print', '../a'], /is not a file of this repository/],
  [['config', '--print', '.'], /is not a file of this repository/],
])('%j is refused', async (args, reason) => {
  await using repo = await create();
  const ran = await repo.keyfence(...args);
  expect(ran.exitCode).toBe(2);
  expect(ran.stderr).toMatch(reason);
});
