import { afterAll, beforeAll, expect, test } from 'vitest';
import { UsageError } from '../src/errors/errors.ts';
import { lint, type LintOptions } from '../src/library/library.ts';
import { key, oldKey } from './support/keys.ts';
import { createRepository, type Repository } from './support/repository.ts';

let repo: Repository;
beforeAll(async () => {
  repo = await createRepository();
  await repo.write('keyfence.config.json', '{ "rules": { "gitignore-coverage": "off" } }');
  await repo.write('old.txt', `${oldKey}\n`);
  await repo.commit();
  await repo.write('new.txt', `${key}\n`);
  await repo.commit();
  await repo.remove('old.txt');
  await repo.stage('staged.txt', `${oldKey}\n`);
});
afterAll(() => repo[Symbol.asyncDispose]());

test.each<[string, LintOptions, readonly string[]]>([
  ['files', {}, ['new.txt', 'old.txt', 'staged.txt']],
  ['paths', { paths: ['new.txt'] }, ['new.txt']],
  ['what is staged', { staged: true }, ['staged.txt']],
  ['commits', { commits: 'HEAD~1..HEAD' }, ['new.txt']],
  ['one commit', { commits: 'HEAD~1' }, ['old.txt']],
])('lints %s', async (_, options, paths) => {
  const { findings } = await lint({ cwd: repo.root, ...options });
  expect(findings.map(({ path }) => path).sort()).toEqual(paths);
});

test('lints a history', async () => {
  const { findings, scanned } = await lint({ cwd: repo.root, history: true });
  // What is staged is the blob that old.txt had.
  expect(findings.map(({ path }) => path)).toEqual(['new.txt', 'old.txt']);
  expect(scanned.commits).toBe(2);
});

test('does one thing at a time', async () => {
  const { root: cwd } = repo;
  await expect(lint({ cwd, history: true, commits: 'HEAD' })).rejects.toThrow(UsageError);
  await expect(lint({ cwd, staged: true, paths: ['a'] })).rejects.toThrow('cannot be combined');
});
