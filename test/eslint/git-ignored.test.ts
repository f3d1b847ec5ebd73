import { expect, test } from 'vitest';
import { keyfence } from '../support/bundled-plugin.ts';
import { key } from '../support/keys.ts';
import { Project, VERSIONS } from '../support/lint-project.ts';
import { createRepository } from '../support/repository.ts';

const { all } = keyfence.configs;
const ENV = `XAI_API_KEY=${key}\nVITE_XAI_API_KEY=${key}\n`;

test('a secret may stand in a file that git ignores, and in no bundle', async () => {
  await using repo = await createRepository();
  await repo.add('.gitignore', '.env\n.env.*\n**/secrets.*\n');
  await repo.add('tracked/.env', ENV);
  await repo.write('.env', ENV);
  await repo.write('deep/secrets.js', `use("${key}");\n`);
  await repo.write('[.env]', key);
  await repo.write('new.txt', key);
  for (const version of Object.values(VERSIONS)) {
    expect(await new Project(repo.root).lint(version, all)).toEqual([
      '.env:2 keyfence/no-public-env-key',
      '[.env]:1 keyfence/no-xai-key',
      'new.txt:1 keyfence/no-xai-key',
      'tracked/.env:1 keyfence/no-xai-key',
      'tracked/.env:2 keyfence/no-xai-key',
    ]);
  }
});
