import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { INSTALLED_HOOKS } from '../../src/hooks/hooks.ts';
import { attempt } from './attempt-commit.ts';
import { expectPushGuarded } from './expect-push-guarded.ts';
import { key, redacted } from './keys.ts';
import { NO_COVERAGE } from './report.ts';
import type { CallOptions, KeyfenceRan, Repository } from './repository.ts';

/** For `init` and `doctor` where hooks are the question: the audit takes as long as all the rest. */
export const WITHOUT_AUDIT: readonly string[] = ['--config', NO_COVERAGE];

/** `keyfence …`, which has to succeed. */
export async function succeed(
  repo: Repository,
  args: readonly string[],
  options: CallOptions = {},
): Promise<KeyfenceRan> {
  const ran = await repo.keyfence(...args, options);
  expect(ran.exitCode, ran.stdout + ran.stderr).toBe(0);
  return ran;
}

/** Runs `init`, then a second time, which may change nothing. */
export async function init(
  repo: Repository,
  args: readonly string[] = [],
  options: CallOptions = {},
): Promise<KeyfenceRan> {
  const first = await succeed(repo, ['init', ...args], options);
  const changed = first.stdout.matchAll(/^(?<before>.* )(?:added|changed)$/gm);
  const columns = Array.from(changed, ({ groups }) => groups?.['before']?.length);
  expect(new Set(columns).size, first.stdout).toBeLessThan(2);
  const before = await takeSnapshot(repo.root);
  const second = await succeed(repo, ['init', ...args], options);
  expect(await takeSnapshot(repo.root)).toEqual(before);
  expect(second.stdout).not.toMatch(/ {2}(?:added|changed|removed)$/m);
  return first;
}

/**
 * A commit, a merge, a message and a push with a key are stopped by keyfence's own finding; clean ones are not.
 * @returns as {@link expectPushGuarded}
 */
export async function expectGuarded(repo: Repository, options: CallOptions = {}): Promise<string> {
  await repo.add('clean.txt', `nothing ${String(Math.random())}\n`);
  const clean = await attempt(repo, ['commit', '-m', 'clean'], options);
  expect(clean.happened, clean.output).toBe(true);
  await expectStopped(repo, options);

  await repo.add('clean.txt', `more ${String(Math.random())}\n`);
  const message = await attempt(repo, ['commit', '-m', `see ${key}`], options);
  expect(message.happened, message.output).toBe(false);
  expect(message.output).toContain(redacted(key));
  await repo.git('reset', '-q', '--hard');

  const branch = (await repo.git('rev-parse', '--abbrev-ref', 'HEAD')).stdout.toString().trim();
  await repo.git('checkout', '-q', '-b', 'side');
  await repo.add('side.txt', `${key}\n`);
  await repo.git('commit', '-q', '--no-verify', '-m', 'side');
  await repo.git('checkout', '-q', branch);
  await repo.add('main.txt', 'main\n');
  await repo.git('commit', '-q', '--no-verify', '-m', 'main');
  const merge = await attempt(repo, ['merge', '--no-edit', 'side'], options);
  expect(merge.happened, merge.output).toBe(false);
  expect(merge.output).toContain(redacted(key));
  await repo.git('merge', '--abort', { allowFailure: true });
  await repo.git('reset', '-q', '--hard');
  await repo.git('branch', '-qD', 'side');
  return expectPushGuarded(repo, options);
}

/** A commit with a key is stopped by keyfence's own finding. */
export async function expectStopped(repo: Repository, options: CallOptions = {}): Promise<void> {
  await repo.add('key.txt', `${key}\n`);
  const { happened, output } = await attempt(repo, ['commit', '-m', 'key'], options);
  expect(happened, output).toBe(false);
  expect(output).toContain('no-xai-key');
  expect(output).toContain(redacted(key));
  await repo.git('rm', '-q', '--cached', 'key.txt');
  await repo.remove('key.txt');
}

/** Every file below a directory with its mode and content, but not what git itself writes at will. */
export async function takeSnapshot(root: string): Promise<Record<string, string>> {
  const snapshot: Record<string, string> = {};
  const look = async (directory: string): Promise<void> => {
    for (const { name } of await readdir(join(root, directory), { withFileTypes: true })) {
      if (name === 'node_modules' || name === 'objects') continue;
      const path = join(directory, name);
      const stat = await lstat(join(root, path));
      const content = stat.isFile() ? await readFile(join(root, path), 'latin1') : '';
      snapshot[path] = `${stat.mode.toString(8)} ${content}`;
      if (stat.isDirectory()) await look(path);
    }
  };
  await look('');
  return snapshot;
}

/** The doctor says so too, and says that it did not run what is more than keyfence. */
export async function expectProved(repo: Repository): Promise<void> {
  expect((await succeed(repo, ['doctor', ...WITHOUT_AUDIT])).stdout).toContain(
    'inspected, not executed',
  );
  const { stdout } = await succeed(repo, ['doctor', '--run-hooks', ...WITHOUT_AUDIT]);
  expect(stdout.match(/stopped a planted key/g)).toHaveLength(INSTALLED_HOOKS.length);
}

/** A file is as it was after `init --undo`. */
export async function expectUndone(repo: Repository, path: string, content: string): Promise<void> {
  await succeed(repo, ['init', '--undo']);
  expect(await readFile(repo.path(path), 'utf8')).toBe(content);
}
