import { expect, test } from 'vitest';
import { GitError } from '../../src/errors/errors.ts';
import { Git } from '../../src/git/git.ts';
import { openSimpleGit } from '../../src/git/open-simple-git.ts';
import { createRepository } from '../support/repository.ts';

test('a failing git is not taken for one that did not start', async () => {
  await using repo = await createRepository();
  const git = await openSimpleGit(new Git(repo.root));
  const failing = git.ask('rev-parse', 'nothing-of-that-name');
  await expect(failing).rejects.toThrow(GitError);
  await expect(failing).rejects.toThrow(/^git rev-parse failed with exit code 128: ambiguous/);
});

test('exit code 1 with empty standard output means that there is none, whatever git writes to standard error', async () => {
  await using repo = await createRepository();
  const git = await openSimpleGit(new Git(repo.root));
  expect(await git.find('nothing-of-that-name')).toBeUndefined();
  expect(await git.find('config', '--get', 'no.such')).toBeUndefined();
  await expect(git.ask('nothing-of-that-name')).rejects.toThrow(/failed with exit code 1/);
});
