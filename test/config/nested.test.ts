import { describe, expect, test } from 'vitest';
import { configFor, isIgnored } from '../../src/config/config-for.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const CONFIG = 'keyfence.config.json';
const RULE = 'no-hardcoded-api-key';

async function create(files: Readonly<Record<string, object>>): Promise<Repository> {
  const repo = await createRepository();
  for (const [path, content] of Object.entries(files))
    await repo.write(path, JSON.stringify(content));
  return repo;
}

describe('the nearest wins', () => {
  const files = {
    [CONFIG]: { rules: { [RULE]: 'warn' }, ignore: ['gen'], baseline: 'b.jsonl' },
    [`packages/a/${CONFIG}`]: {
      rules: { [RULE]: 'off' },
      ignore: ['lib/gen'],
      overrides: [{ files: ['src/*.ts'], rules: { [RULE]: 'error' } }],
    },
    [`packages/a/deep/${CONFIG}`]: { extends: '../../../keyfence.config.json' },
  };

  test.each([
    ['x.ts', 'warn', CONFIG],
    ['packages/b/src/x.ts', 'warn', CONFIG],
    ['packages/a/x.ts', 'off', `packages/a/${CONFIG}`],
    ['packages/a/src/x.ts', 'error', `packages/a/${CONFIG}`],
    ['packages/a/other/src/x.ts', 'off', `packages/a/${CONFIG}`],
    ['packages/a/deep/er/x.ts', 'warn', `packages/a/deep/${CONFIG}`],
  ])('%s', async (path, severity, source) => {
    await using repo = await create(files);
    const config = configFor(await loadConfig(repo.root), path);
    expect([config.rules.get(RULE)?.severity, config.source]).toEqual([severity, source]);
    // About the repository as a whole.
    expect(config.baseline).toBe('b.jsonl');
  });

  test.each([
    ['gen', true],
    ['packages/b/gen', true],
    ['packages/a/gen', false],
    ['packages/a/lib/gen', true],
    ['packages/a/x/lib/gen', false],
    ['packages/a/deep/gen', true],
  ])('%s is ignored: %s', async (path, ignored) => {
    await using repo = await create(files);
    expect(isIgnored(await loadConfig(repo.root), path)).toBe(ignored);
  });

  test('outside of a repository there is one, for nobody looks through a whole home directory', async () => {
    await using repo = await createRepository({ init: false });
    await repo.write(`a/${CONFIG}`, `{ "rules": { "${RULE}": "off" } }`);
    const config = await loadConfig(repo.root);
    expect(configFor(config, 'a/x').rules.get(RULE)?.severity).toBe('error');
  });
});

test.each(['baseline', 'gitignore', 'trust'])('%s is refused below the top', async (name) => {
  const value = { baseline: 'a', gitignore: {}, trust: 'head' }[name];
  await using repo = await create({ [`a/${CONFIG}`]: { [name]: value } });
  await expect(loadConfig(repo.root)).rejects.toThrow(
    `a/${CONFIG}: "${name}" is about the whole repository`,
  );
});
