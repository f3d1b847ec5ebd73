import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { key } from '../support/keys.ts';
import { NO_COVERAGE, scan } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const FILES = ['x.ts', 'src/y.ts', 'src/a/z.ts', 'src/k.js', 'lib/[q].ts', 'vendor/src/v.ts'];

let repo: Repository;
beforeAll(async () => {
  repo = await createRepository();
  for (const path of FILES) await repo.write(path, `${key}\n`);
  await repo.write('ignored/i.ts', `${key}\n`);
  await repo.write('.gitignore', '/ignored/\n');
  await repo.git('add', 'x.ts', 'src');
});
afterAll(() => repo[Symbol.asyncDispose]());

describe('globs for paths, as of ESLint', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['below a directory', ['src/**/*.ts'], ['src/a/z.ts', 'src/y.ts']],
    ['in one directory alone', ['*.ts'], ['x.ts']],
    ['with alternatives', ['src/*.{ts,js}'], ['src/k.js', 'src/y.ts']],
    ['beside a path', ['x.ts', 'src/*.js'], ['src/k.js', 'x.ts']],
    ['a file that is called like one', ['lib/[q].ts'], ['lib/[q].ts']],
    ['what git does not track yet', ['vendor/**'], ['vendor/src/v.ts']],
  ])('%s', async (_, args, paths) => {
    const { findings } = await scan(repo, args);
    expect(findings.map(({ path }) => path)).toEqual(paths);
  });

  test('from where somebody is', async () => {
    const { findings } = await scan(repo, ['../src/*.ts', 'src/*'], { cwd: 'vendor' });
    expect(findings.map(({ path }) => path)).toEqual(['src/y.ts', 'vendor/src/v.ts']);
  });

  test.each(['nothing/**', 'ignored/*.ts', '../*/x.ts'])('%s matches nothing', async (glob) => {
    const { exitCode, stderr } = await repo.keyfence('scan', glob, '--config', NO_COVERAGE);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: `keyfence: no file matches "${glob}"\n`,
    });
  });

  test('outside of a repository', async () => {
    await using outside = await createRepository({ init: false });
    await outside.write('src/a.ts', `${key}\n`);
    await outside.write('b.ts', `${key}\n`);
    const { findings } = await scan(outside, ['src/**/*.ts']);
    expect(findings.map(({ path }) => path)).toEqual(['src/a.ts']);
  });
});

test.each([
  ['"src"', ['lib/[q].ts', 'x.ts']],
  ['"/src"', ['lib/[q].ts', 'vendor/src/v.ts', 'x.ts']],
  ['"src/"', ['lib/[q].ts', 'x.ts']],
  ['"**/src"', ['lib/[q].ts', 'x.ts']],
])('"ignore": [%s] leaves out all that is in the directory', async (glob, paths) => {
  await using other = await createRepository();
  for (const path of FILES) await other.write(path, `${key}\n`);
  await other.write('keyfence.config.json', `{ "ignore": [${glob}] }`);
  const { findings } = await scan(other);
  const keys = findings.filter(({ rule }) => rule === 'no-xai-key').map(({ path }) => path);
  expect(keys).toEqual(paths);
});

test.each([
  ['.keyfenceignore', 'list what is not to be scanned under "ignore" in keyfence.config.json'],
  ['keyfence.config.js', 'the configuration is keyfence.config.json'],
  ['.keyfencerc', 'the configuration is keyfence.config.json'],
])('a %s is pointed out, since nobody reads it', async (name, advice) => {
  await using other = await createRepository();
  await other.write(name, 'src\n');
  const scanned = await other.keyfence('scan', '--config', NO_COVERAGE);
  expect(scanned.exitCode).toBe(0);
  expect(scanned.stderr).toContain(`keyfence: ${name} is not read; ${advice}`);
});
