import { expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { keyfence } from '../support/bundled-plugin.ts';
import { key, managementKey } from '../support/keys.ts';
import { createProject, Project, VERSIONS } from '../support/lint-project.ts';
import { createRepository } from '../support/repository.ts';

const { all } = keyfence.configs;

test('what the command has accepted is accepted here', async () => {
  await using repo = await createRepository();
  const project = new Project(repo.root);
  await project.write('deep/a.js', `const k = "${body(40, 97)}";\nuse({ apiKey: "${key}", k });\n`);
  await project.write('a.py', `api_key = "${body(40, 98)}"\n`);
  await project.write('.gitignore', '.env\n.env.*\n');
  await repo.commit();
  const { exitCode, stderr } = await repo.keyfence('baseline', '--include-new');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  await project.write('a.py', `\napi_key = "${body(40, 98)}"\nkey = "${managementKey}"\n`);
  await project.write('b.js', `use("${key}");\n`);
  await project.write('c/.gitignore', '!.env\n');
  for (const version of Object.values(VERSIONS)) {
    expect(await project.lint(version, all)).toEqual([
      'a.py:3 keyfence/no-xai-key',
      'b.js:1 keyfence/no-xai-key',
      'c/.gitignore:1 keyfence/gitignore-coverage',
    ]);
  }
});

test('an invalid baseline stops ESLint', async () => {
  await using project = await createProject({
    'a.txt': key,
    '.keyfence-baseline.jsonl': 'none\n',
  });
  for (const version of Object.values(VERSIONS)) {
    await expect(project.lint(version, all)).rejects.toThrow(
      /line 1 of .* is not a baseline entry/,
    );
  }
});
