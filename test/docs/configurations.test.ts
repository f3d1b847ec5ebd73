import { expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { makeConfigSchema } from '../../src/config/config-schema.ts';
import { createRepository } from '../support/repository.ts';
import { listPages } from './list-pages.ts';
import { readPage } from './read-page.ts';

const SETTINGS = Object.keys(makeConfigSchema()['properties'] as object);

/** Blocks of JSON whose every key is a setting. */
function listConfigurations(path: string): string[] {
  return (
    readPage(path)
      .blocks.filter(({ language }) => language === 'json' || language === 'jsonc')
      .map(({ text }) => text)
      .filter((text) =>
        Object.keys(JSON.parse(text) as object).every((key) => SETTINGS.includes(key)),
      )
      // What cannot stand there, or a page would hold what looks like a token.
      .map((text) => text.replace('<32 made-up characters>', body(32)))
  );
}

const configurations = listPages().flatMap((path) =>
  listConfigurations(path).map((text) => [path, text] as const),
);

test('there are some', () => {
  expect(configurations.length).toBeGreaterThan(3);
});

test.each(configurations)('%s: a configuration is accepted: %s', async (_, text) => {
  await using repo = await createRepository();
  await repo.write('keyfence.config.json', text);
  // Whatever it extends.
  const { extends: names = [] } = JSON.parse(text) as { extends?: string | readonly string[] };
  for (const name of [names].flat()) {
    const isFile = name.startsWith('.');
    await repo.write(isFile ? name : `node_modules/${name}/keyfence.config.json`, '{}');
    if (!isFile) await repo.write(`node_modules/${name}/package.json`, '{}');
  }
  const { exitCode, stderr } = await repo.keyfence('scan', 'keyfence.config.json');
  expect([exitCode, stderr]).toEqual([0, '']);
});
