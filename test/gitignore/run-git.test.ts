import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { runGit } from '../../src/gitignore/run-git.ts';

const call = {
  directory: tmpdir(),
  environment: process.env,
  input: Buffer.alloc(0),
  timeout: 10_000,
  answers: [0],
};

test('gives the output', async () => {
  expect((await runGit({ ...call, command: 'version', args: [] })).toString()).toMatch(
    /^git version /,
  );
});

test('refuses an exit code that is no answer', async () => {
  const run = runGit({ ...call, command: 'check-ref-format', args: ['..'] });
  await expect(run).rejects.toThrow('git check-ref-format ended with exit code 1');
});

test('ends git that takes too long', async () => {
  // Reads standard input until it ends, which it does not before the timeout.
  const input = Buffer.alloc(300_000_000, 'a');
  const run = runGit({ ...call, command: 'hash-object', args: ['--stdin'], input, timeout: 50 });
  await expect(run).rejects.toThrow('git hash-object took longer than 50 ms');
});

test('survives git that does not read its input', async () => {
  const input = Buffer.alloc(10_000_000);
  expect((await runGit({ ...call, command: 'version', args: [], input })).toString()).toMatch(
    /^git version /,
  );
});
