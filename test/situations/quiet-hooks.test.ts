import { expect, test } from 'vitest';
import { createRepository } from '../support/repository.ts';

const SILENT = { exitCode: 0, stdout: '', stderr: '' };

test('a hook with nothing to say says nothing, and with --verbose what it scanned', async () => {
  await using repo = await createRepository();
  await repo.add('a.txt', 'clean\n');
  await repo.write('message', 'clean\n');
  const calls = [['pre-commit'], ['pre-merge-commit'], ['commit-msg', 'message']];
  for (const config of ['', '{}']) {
    if (config !== '') await repo.write('keyfence.config.json', config);
    for (const call of calls) {
      expect(await repo.keyfence('hook', ...call), call.join(' ')).toEqual(SILENT);
      const { stdout } = await repo.keyfence('hook', '--verbose', ...call);
      expect(stdout, call.join(' ')).toMatch(/^no secrets found; scanned /);
    }
  }
});

test('a note is something to say', async () => {
  await using repo = await createRepository();
  await repo.add('fixtures/a.txt', 'clean\n');
  await repo.add('keyfence.config.json', '{ "ignore": ["fixtures"] }');
  const { exitCode, stdout } = await repo.keyfence('hook', 'pre-commit');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('fixtures/a.txt: ignored by the configuration');
});

test.skipIf(process.platform === 'win32')(
  'a repository of somebody else: the remedy of git, with the path',
  async () => {
    await using repo = await createRepository();
    const env = { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
    const { exitCode, stderr } = await repo.keyfence('scan', '--staged', { env });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`git config --global --add safe.directory ${repo.root}`);
  },
);
