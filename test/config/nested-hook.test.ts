import { describe, expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { SETTINGS_FILES } from '../../src/config/settings/settings-files.ts';
import { STAGED_DIFF } from '../../src/git/staged-changes.ts';
import { END_OF_CHANGES } from '../../src/git/staged-stdin.ts';
import { key } from '../support/keys.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const CONFIG = 'keyfence.config.json';
const OWN = JSON.stringify({ rules: { 'no-hardcoded-api-key': ['error', { names: ['hush'] }] } });
/** Nothing by default, and found where a directory has a name of its own for keys. */
const HUSH = `hush = '${body(40, 7)}';\n`;

/** Where the configuration of the directory is. */
const PLACES: Readonly<Record<string, (repo: Repository) => Promise<void>>> = {
  'is not tracked': (repo) => repo.write(`a/b/${CONFIG}`, OWN),
  'is staged': (repo) => repo.add(`a/b/${CONFIG}`, OWN),
  'is staged, and gone from the work tree': async (repo) => {
    await repo.add(`a/b/${CONFIG}`, OWN);
    await repo.remove(`a/b/${CONFIG}`);
  },
  'is staged in an index that abbreviates names': async (repo) => {
    await repo.git('config', 'index.version', '4');
    await repo.add(`a/b/keyfence.a`, '');
    await repo.add(`a/b/${CONFIG}`, OWN);
    await repo.remove(`a/b/${CONFIG}`);
  },
};

describe.each(Object.entries(PLACES))('a configuration that %s', (_, place) => {
  test.each([[[]], [['--piped']]])('holds in its directory: %j', async (flags) => {
    await using repo = await createRepository();
    await place(repo);
    await repo.add('a/b/c/d.js', HUSH);
    await repo.add('a/d.js', HUSH);
    const { stdout } = await repo.git(...STAGED_DIFF);
    const none = SETTINGS_FILES.map((name) => `:${name} missing\n`).join('');
    const stdin = Buffer.concat([stdout, Buffer.from(`${END_OF_CHANGES}\0${none}`)]);
    const ran = await repo.keyfence('hook', 'pre-commit', ...flags, { stdin });
    expect(ran.exitCode, ran.stdout + ran.stderr).toBe(1);
    expect(ran.stdout).toMatch(/^a\/b\/c\/d\.js:1/m);
    expect(ran.stdout).not.toMatch(/^a\/d\.js/m);
  });
});

test('what is staged is judged by the configuration that is staged', async () => {
  await using repo = await createRepository();
  await repo.add(`a/${CONFIG}`, '{ "rules": { "no-xai-key": "off" } }');
  await repo.add('a/x.txt', `${key}\n`);
  await repo.write(`a/${CONFIG}`, '{}');
  expect((await repo.keyfence('hook', 'pre-commit')).exitCode).toBe(0);
  await repo.git('add', `a/${CONFIG}`);
  await repo.write(`a/${CONFIG}`, '{ "rules": { "no-xai-key": "off" } }');
  expect((await repo.keyfence('hook', 'pre-commit')).exitCode).toBe(1);
});

test('a configuration with a fault blocks the commit', async () => {
  await using repo = await createRepository();
  await repo.add(`a/${CONFIG}`, '{ "rules": ');
  await repo.add('a/x.txt', 'hello\n');
  const ran = await repo.keyfence('hook', 'pre-commit');
  expect(ran.exitCode).toBe(2);
  expect(ran.stderr).toContain(`a/${CONFIG} (staged) is not valid JSON`);
});

test('what a directory allows itself is reported, and does not count under base', async () => {
  await using repo = await createRepository();
  await repo.write('.gitignore', '.env\n.env.*\nsecrets.*\n');
  await repo.write('a/x.txt', 'hello\n');
  await repo.commit();
  await repo.write('a/x.txt', `${key}\n`);
  await repo.write('conf/off.json', '{ "rules": { "no-xai-key": "off" } }');
  await repo.write(`a/${CONFIG}`, '{ "extends": "../conf/off.json" }');
  await repo.commit();
  const range = ['scan', '--commits', 'HEAD~1..HEAD'];
  const head = await repo.keyfence(...range);
  expect(head.exitCode, head.stdout).toBe(0);
  expect(head.stdout).toMatch(/allowed by this change: no-xai-key is off/);
  expect(head.stdout).toMatch(/this change turns no-xai-key off/);
  expect((await repo.keyfence(...range, '--trust', 'base')).exitCode).toBe(1);
  // The other way round it was there before.
  await repo.write('a/y.txt', `${key}\n`);
  await repo.commit();
  const after = await repo.keyfence(...range, '--trust', 'base');
  expect(after.exitCode, after.stdout).toBe(0);
  expect(after.stdout).not.toContain('allowed-by-change');
});

describe('--ignore', () => {
  test.each<[string, string[], string, string[]]>([
    ['nothing', [], '', ['a/x.txt', 'a/y.txt', 'b/x.txt']],
    ['a name', ['x.txt'], '', ['a/y.txt']],
    ['a path', ['a/**'], '', ['b/x.txt']],
    ['several', ['a/x.txt', 'b/'], '', ['a/y.txt']],
    ['from a directory', ['./x.txt'], 'a', ['a/y.txt', 'b/x.txt']],
    ['a name from a directory', ['x.txt'], 'a', ['a/y.txt']],
  ])('%s', async (_, globs, cwd, expected) => {
    await using repo = await createRepository();
    // Whatever a directory has configured.
    await repo.write(`a/${CONFIG}`, '{}');
    for (const path of ['a/x.txt', 'a/y.txt', 'b/x.txt']) await repo.write(path, `${key}\n`);
    const flags = globs.flatMap((glob) => ['--ignore', glob]);
    const { stdout } = await repo.keyfence('scan', '--format', 'csv', ...flags, { cwd });
    const found = [...stdout.matchAll(/[ab]\/[xy]\.txt/g)].map(([path]) => path);
    expect([...new Set(found)].sort()).toEqual(expected);
  });

  test.each([
    ['!a', /does not begin with "!"/],
    ['+(a)', /--ignore: the glob/],
  ])('%s is refused', async (glob, reason) => {
    await using repo = await createRepository();
    const ran = await repo.keyfence('scan', '--ignore', glob);
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toMatch(reason);
  });
});
