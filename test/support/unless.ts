import { spawnSync } from 'node:child_process';
import { describe, test } from 'vitest';

/** Tests for which something may be lacking: then they are skipped, and their name tells what it is. */
export function describeUnless(lack: string, name: string, body: () => void): void {
  if (lack === '') describe(name, body);
  else describe.skip(`${name} (${lack})`, body);
}

/** The same for a single test. */
export function testUnless(lack: string, name: string, body: () => Promise<void> | void): void {
  if (lack === '') test(name, body);
  else test.skip(`${name} (${lack})`, body);
}

/**
 * That a program is lacking; empty where it runs. It is started, because a version manager puts programs on the
 * PATH that it does not have.
 */
export function lackProgram(name: string, args: readonly string[] = ['--version']): string {
  return spawnSync(name, args).status === 0 ? '' : `there is no ${name}`;
}
