import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Repository } from './repository.ts';
import { run } from './run.ts';

/** The top of this project. */
export const PROJECT: string = fileURLToPath(new URL('../../', import.meta.url));

/** Runs a program of one of this project's packages, with the repository's environment. It has to succeed. */
export async function runBin(
  repo: Repository,
  file: string,
  ...args: readonly string[]
): Promise<void> {
  const path = join(PROJECT, 'node_modules', file);
  const ran = await run(process.execPath, [path, ...args], { cwd: repo.root, env: repo.env });
  expect(ran.exitCode, ran.stdout.toString() + ran.stderr).toBe(0);
}
