import { describe, expect, test } from 'vitest';
import { DEFAULT_TEMPLATES } from '../../src/config/config-defaults.ts';
import { configFor } from '../../src/config/config-for.ts';
import type { Config } from '../../src/config/config.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const CONFIG = 'keyfence.config.json';

type Files = Readonly<Record<string, object | string>>;

async function write(repo: Repository, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files))
    await repo.write(path, typeof content === 'string' ? content : JSON.stringify(content));
}

async function load(files: Files, file?: string): Promise<Config> {
  await using repo = await createRepository();
  await write(repo, files);
  return await loadConfig(repo.root, file === undefined ? undefined : repo.path(file));
}

describe('lists', () => {
  test.each([
    ['replace the defaults', ['a'], ['a']],
    ['extend the defaults', ['...', 'a'], [...DEFAULT_TEMPLATES, 'a']],
  ])('%s', async (_, templates, expected) => {
    const config = await load({ [CONFIG]: { gitignore: { templates } } });
    expect(config.gitignore.templates).toEqual(expected);
  });

  test.each([
    ['replace what is extended', ['b'], ['b']],
    ['extend it', ['...', 'b'], ['a', 'b']],
    ['keep it', undefined, ['a']],
  ])('%s', async (_, ignore, expected) => {
    const config = await load({
      'shared.json': { ignore: ['a'] },
      [CONFIG]: { extends: './shared.json', ...(ignore && { ignore }) },
    });
    expect(config.ignore).toEqual(expected);
  });
});

const OFF = { rules: { 'no-secret-file': 'off' } };
const isOff = (config: Config): boolean => config.rules.get('no-secret-file')?.severity === 'off';

describe('what is extended', () => {
  test.each<[string, Files]>([
    ['a file', { [CONFIG]: { extends: './conf/a.json' }, 'conf/a.json': OFF }],
    [
      'a file that extends another from where it is',
      {
        [CONFIG]: { extends: './conf/a.json' },
        'conf/a.json': { extends: ['../b.json'] },
        'b.json': OFF,
      },
    ],
    ['package.json', { 'package.json': { keyfence: { extends: './a.json' } }, 'a.json': OFF }],
    ['a package', { [CONFIG]: { extends: 'a' }, [`node_modules/a/${CONFIG}`]: OFF }],
    [
      'a file of a package with a scope',
      { [CONFIG]: { extends: '@a/b/c/d.json' }, 'node_modules/@a/b/c/d.json': OFF },
    ],
    [
      'a package that extends another',
      {
        [CONFIG]: { extends: 'a' },
        [`node_modules/a/${CONFIG}`]: { extends: ['./x.json', 'b'] },
        'node_modules/a/x.json': {},
        [`node_modules/a/node_modules/b/${CONFIG}`]: OFF,
      },
    ],
  ])('%s', async (_, files) => {
    expect(isOff(await load(files))).toBe(true);
  });

  test('what extends counts before what is extended, and keeps options that it does not name', async () => {
    const config = await load({
      'a.json': { rules: { 'no-hardcoded-api-key': ['error', { names: ['x'], minLength: 20 }] } },
      'b.json': { rules: { 'no-hardcoded-api-key': ['warn', { minLength: 30 }] } },
      [CONFIG]: { extends: ['./a.json', './b.json'], rules: { 'no-hardcoded-api-key': 'info' } },
    });
    const { severity, options } = config.rules.get('no-hardcoded-api-key') ?? {};
    expect([severity, options?.['names'], options?.['minLength']]).toEqual(['info', ['x'], 30]);
  });

  test('overrides add up', async () => {
    const config = await load({
      'a.json': { overrides: [{ files: ['a/**'], ...OFF }] },
      [CONFIG]: {
        extends: './a.json',
        overrides: [{ files: ['a/b'], rules: { 'no-secret-file': 'warn' } }],
      },
    });
    expect(isOff(configFor(config, 'a/x'))).toBe(true);
    expect(isOff(configFor(config, 'a/b'))).toBe(false);
  });

  test('a file that is named on the command line extends from where it is', async () => {
    const files = { 'conf/a.json': { extends: '../b.json' }, 'b.json': OFF };
    expect(isOff(await load(files, 'conf/a.json'))).toBe(true);
  });

  test('a package of the workspace is a file of the repository', async () => {
    await using repo = await createRepository();
    await write(repo, { [CONFIG]: { extends: 'a' }, [`packages/a/${CONFIG}`]: OFF });
    await repo.link('node_modules/a', '../packages/a');
    expect(isOff(await loadConfig(repo.root))).toBe(true);
  });
});

describe('a package that is a link out of the repository', () => {
  test('counts where somebody has made it, and not where it came with the repository', async () => {
    await using repo = await createRepository();
    await using elsewhere = await createRepository();
    await write(elsewhere, { [`a/${CONFIG}`]: OFF });
    await write(repo, { [CONFIG]: { extends: 'a' } });
    await repo.link('node_modules/a', elsewhere.path('a'));
    expect(isOff(await loadConfig(repo.root))).toBe(true);
    await repo.git('add', '--force', 'node_modules/a');
    await expect(loadConfig(repo.root)).rejects.toThrow(/extends "a", which is not in the repo/);
  });
});

describe('what is refused', () => {
  test.each<[string, Files, RegExp]>([
    ['a file that is not there', { [CONFIG]: { extends: './a.json' } }, /"\.\/a\.json", and there/],
    ['a package that is not there', { [CONFIG]: { extends: 'a' } }, /no such package is installed/],
    [
      'a package without the file',
      { [CONFIG]: { extends: 'a' }, 'node_modules/a/package.json': {} },
      /that package has no keyfence\.config\.json/,
    ],
    ['a file outside', { [CONFIG]: { extends: '../a.json' } }, /not in the repository/],
    [
      'a file outside of a package',
      {
        [CONFIG]: { extends: 'a' },
        [`node_modules/a/${CONFIG}`]: { extends: '../../x.json' },
        'x.json': {},
      },
      /not beside it/,
    ],
    [
      'an absolute path',
      { [CONFIG]: { extends: '/etc/a.json' } },
      /neither a file .* nor a package/,
    ],
    ['a way out of a package', { [CONFIG]: { extends: 'a/../../b.json' } }, /neither a file/],
    ['code', { [CONFIG]: { extends: 'a/index.js' } }, /neither a file/],
    ['itself', { [CONFIG]: { extends: `./${CONFIG}` } }, /is circular/],
    [
      'a circle',
      {
        [CONFIG]: { extends: './a.json' },
        'a.json': { extends: './b.json' },
        'b.json': { extends: './a.json' },
      },
      /a\.json extends b\.json extends a\.json, which is circular/,
    ],
    [
      'a file with a fault',
      { [CONFIG]: { extends: './a.json' }, 'a.json': '{\n  "rules": 1\n}' },
      /^a\.json: "rules" must be an object/,
    ],
    [
      'a file that is no JSON',
      { [CONFIG]: { extends: './a.json' }, 'a.json': '{\n  x\n}' },
      /^a\.json is not valid JSON: line 2,/,
    ],
    [
      'files without end',
      Object.fromEntries([
        ...Array.from({ length: 9 }, (_, i): [string, object] => [
          `${i}.json`,
          { extends: [`./${i + 1}.json`, `./${i + 1}.json`.replace('./', './x/../')] },
        ]),
        ['9.json', {}],
        [CONFIG, { extends: './0.json' }],
      ]),
      /extends more than 100 files/,
    ],
  ])('%s', async (_, files, reason) => {
    await expect(load(files)).rejects.toThrow(reason);
  });

  test('a link that leads out of the repository', async () => {
    await using repo = await createRepository();
    await write(repo, { [CONFIG]: { extends: './a.json' }, '../out.json': OFF });
    await repo.link('a.json', '../out.json');
    await expect(loadConfig(repo.root)).rejects.toThrow(/not in the repository/);
  });
});
