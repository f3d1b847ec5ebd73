import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { attempt } from '../support/attempt-commit.ts';
import { expectStopped, expectUndone, init } from '../support/init.ts';
import { installPackage } from '../support/install-package.ts';
import { expectRefusal } from '../support/report.ts';
import { type Repository, createRepository } from '../support/repository.ts';
import { runBin } from '../support/run-bin.ts';

describe('simple-git-hooks', () => {
  const install = (repo: Repository): Promise<void> => runBin(repo, 'simple-git-hooks/cli.js');

  test.each([
    [
      'package.json',
      '{\n  "name": "x",\n  "files": ["a", "b"],\n  "simple-git-hooks": {\n    "pre-commit": "echo mine >>ran"\n  }\n}\n',
    ],
    [
      'package.json',
      '{\n\t"simple-git-hooks": {\n\t\t"post-merge": "echo merged",\n\t\t"pre-commit": "echo mine >>ran; exit 0"\n\t}\n}',
    ],
    ['.simple-git-hooks.json', '{ "pre-commit": "echo mine >>ran" }\n'],
  ])('a real simple-git-hooks blocks: %s', async (name, config) => {
    await using repo = await createRepository();
    await installPackage(repo);
    await repo.write('package.json', '{}');
    await repo.write(name, config);
    expect((await init(repo)).stdout).toContain('run "npx simple-git-hooks"');
    await install(repo);
    expect((await init(repo)).stdout).toContain('guarded from now on');
    await expectStopped(repo);
    await repo.add('clean.txt', 'clean\n');
    const { happened, output } = await attempt(repo, ['commit', '-m', 'clean']);
    expect(happened, output).toBe(true);
    expect(await readFile(repo.path('ran'), 'utf8')).toContain('mine');
    await expectUndone(repo, name, config);
  });

  test('a configuration that is a program is refused', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await repo.write('.simple-git-hooks.cjs', 'module.exports = {};\n');
    expectRefusal(await repo.keyfence('init'), /is a program/);
  });
});
