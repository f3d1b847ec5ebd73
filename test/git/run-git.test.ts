import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { Git } from '../../src/git/git.ts';
import { askGit, runGit } from '../../src/git/run-git.ts';

const GIT = new Git(tmpdir());

test('gives the output', async () => {
  expect((await runGit(['version'], GIT)).toString()).toMatch(/^git version /);
});

test('takes every exit code for an answer, or only success', async () => {
  const args = ['-c', 'core.quotePath=true', '--literal-pathspecs', 'check-ref-format', '..'];
  expect(await askGit(args, GIT)).toMatchObject({ exitCode: 1 });
  // The command is named, not the options before it.
  const run = runGit(args, GIT);
  await expect(run).rejects.toThrow(/^git check-ref-format failed with exit code 1/);
});

test('ends git that takes too long', async () => {
  // Git reads standard input until it ends, which it does not before the timeout.
  const input = Buffer.alloc(100_000_000, 'a');
  const ask = askGit(['hash-object', '--stdin'], GIT, { input, timeout: 20 });
  await expect(ask).rejects.toThrow('git hash-object took longer than 20 ms');
});

test('survives git that does not read its input', async () => {
  const { stdout } = await askGit(['version'], GIT, { input: Buffer.alloc(10_000_000) });
  expect(stdout.toString()).toMatch(/^git version /);
});
