import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRepository } from '../support/repository.ts';
import { PROJECT } from '../support/run-bin.ts';
import { run } from '../support/run.ts';

test.skipIf(process.platform === 'win32')(
  'a release is tagged with what is built, beside its source',
  async () => {
    await using repo = await createRepository();
    await repo.write('.pre-commit-hooks.yaml', '[]\n');
    await repo.write('action.yml', 'name: a\n');
    await repo.write('.gitignore', 'dist/\n');
    await repo.write('src/a.ts', '');
    await repo.commit();
    const source = await repo.head();
    await repo.write('package/package.json', '{}\n');
    await repo.write('package/dist/cli.cjs', 'built\n');
    const tarball = join(repo.directory, 'a.tgz');
    const options = { cwd: repo.root, env: repo.env };
    expect(await run('tar', ['-czf', tarball, 'package'], options)).toMatchObject({ exitCode: 0 });
    await repo.remove('package');
    for (const version of ['1.2.3', '1.2.4']) {
      await writeFile(repo.path('src/a.ts'), version);
      const ran = await run(
        'sh',
        [join(PROJECT, 'release/tag-built.sh'), version, tarball],
        options,
      );
      expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    }
    const list = async (...args: string[]): Promise<string[]> =>
      (await repo.git(...args)).stdout.toString().trim().split('\n');
    expect(await list('ls-tree', '-r', '--name-only', 'v1.2.3')).toEqual([
      '.pre-commit-hooks.yaml',
      'action.yml',
      'dist/cli.cjs',
      'package.json',
    ]);
    expect(await list('rev-parse', 'v1^')).toEqual([source]);
    expect(await list('rev-parse', 'v1')).toEqual(await list('rev-parse', 'v1.2.4'));
    expect(await list('status', '--short')).toEqual(['M src/a.ts']);
  },
);
