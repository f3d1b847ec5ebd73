import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { expectNoSecret } from './expect-no-secret.ts';
import { key, redacted } from './keys.ts';
import type { CallOptions, Repository } from './repository.ts';

/** Stands in for git-lfs, which reads what git tells its hook for a push. */
export const NOTE_PUSH = 'cat >>.git/pushed';

/** What {@link NOTE_PUSH} was told. */
export function readPushNotes(repo: Repository): Promise<string> {
  return readFile(repo.path('.git/pushed'), 'utf8');
}

/**
 * A push with a key in it is stopped by keyfence's own finding, a clean one is not.
 * @returns what git tells its hook of the clean ones
 */
export async function expectPushGuarded(
  repo: Repository,
  options: CallOptions = {},
): Promise<string> {
  const remote = repo.at(join(repo.directory, 'guarded.git'));
  await repo.git('init', '-q', '--bare', '--template=', remote.root);
  await repo.git('remote', 'add', 'guarded', remote.root);
  const push = ['push', 'guarded', 'HEAD:refs/heads/main'];
  const pushed = [`HEAD ${await repo.head()} refs/heads/main ${'0'.repeat(40)}\n`];
  await repo.git(...push, options);

  pushed.push(await commitPastHooks(repo, 'clean-push.txt', 'clean\n'));
  await repo.git(...push, options);
  const before = await remoteHead(remote);
  expect(before).toBe(await repo.head());

  // Gone again in the last commit, and on its way all the same.
  await commitPastHooks(repo, 'short.txt', `${key}\n`);
  await commitPastHooks(repo, 'short.txt', 'clean\n');
  const ran = await repo.git(...push, { ...options, allowFailure: true });
  const output = ran.stdout.toString() + ran.stderr;
  expectNoSecret(output);
  expect(ran.exitCode, output).not.toBe(0);
  expect(output).toContain('no-xai-key');
  expect(output).toContain(redacted(key));
  expect(await remoteHead(remote)).toBe(before);
  await repo.git('reset', '-q', '--hard', 'HEAD~2');
  return pushed.join('');
}

/** @returns what git tells a hook when it is pushed next */
async function commitPastHooks(repo: Repository, path: string, content: string): Promise<string> {
  const before = await repo.head();
  await repo.add(path, content);
  await repo.git('commit', '-q', '--no-verify', '-m', path);
  return `HEAD ${await repo.head()} refs/heads/main ${before}\n`;
}

async function remoteHead(remote: Repository): Promise<string> {
  return (await remote.git('rev-parse', 'refs/heads/main')).stdout.toString().trim();
}
