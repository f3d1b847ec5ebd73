import { expect, test } from 'vitest';
import { GitError } from '../../src/errors/errors.ts';
import { askText, findText } from '../../src/git/ask-text.ts';
import { Git } from '../../src/git/git.ts';
import { createRepository } from '../support/repository.ts';

test('a git that fails is not taken for one that did not start', async () => {
  await using repo = await createRepository();
  const git = new Git(repo.root);
  const failing = askText(git, 'rev-parse', 'nothing-of-that-name');
  await expect(failing).rejects.toThrow(GitError);
  await expect(failing).rejects.toThrow(/^git rev-parse failed with exit code 128: ambiguous/);
});

test('exit code 1 with nothing on standard output means that there is none, whatever git says beside it', async () => {
  await using repo = await createRepository();
  const git = new Git(repo.root);
  expect(await findText(git, 'nothing-of-that-name')).toBeUndefined();
  expect(await findText(git, 'config', '--get', 'no.such')).toBeUndefined();
  await expect(askText(git, 'nothing-of-that-name')).rejects.toThrow(/failed with exit code 1/);
});
