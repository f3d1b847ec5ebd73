import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installFakeGit } from '../support/install-fake-git.ts';
import { createRepository } from '../support/repository.ts';

// Git before 2.34 passes over a ref that it cannot read: https://git-scm.com/docs/git#_environment_variables
test.skipIf(process.platform === 'win32')('no git may pass over a broken ref', async () => {
  await using repo = await createRepository();
  await repo.write('a.txt', 'clean\n');
  await repo.commit();
  const log = join(repo.directory, 'log');
  const fake = await installFakeGit(repo, `echo "$command $GIT_REF_PARANOIA" >>'${log}'`);
  const env = { ...fake, GIT_REF_PARANOIA: '0' };
  for (const args of [['scan', '--history'], ['scan', '--commits', 'HEAD'], ['doctor']])
    await repo.keyfence(...args, { env });
  const calls = (await readFile(log, 'utf8')).trim().split('\n');
  expect(calls).toContain('rev-list 1');
  // That one is asked in a repository of its own, which has no refs.
  const others = calls.filter((call) => !call.startsWith('check-ignore'));
  expect(others.filter((call) => !call.endsWith(' 1'))).toEqual([]);
});
