import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { cli, createRepository, type Repository } from '../support/repository.ts';

/** Tells on standard error which files were loaded. */
const TELL = `process.on('exit', () => process.stderr.write(Object.keys(require.cache).join('\\n')));`;

/** The parts of the bundle that the hook loads, in order of their names. */
async function listLoaded(repo: Repository): Promise<string[]> {
  await repo.write('.git/tell.cjs', TELL);
  const preload = repo.path('.git', 'tell.cjs');
  const args = ['--require', preload, cli, 'hook', 'pre-commit'];
  const { stderr } = await promisify(execFile)('node', args, { cwd: repo.root });
  const files = stderr.split('\n').filter((file) => file !== preload);
  return files.map((file) => basename(file)).sort();
}

test('a commit with nothing to find loads what starts git, and nothing that tells of findings', async () => {
  await using repo = await createRepository();
  await repo.add('a.ts', 'const a = 1;\n');
  expect(await listLoaded(repo)).toEqual(['cli.cjs', 'git.cjs', 'rolldown-runtime.cjs']);
});
