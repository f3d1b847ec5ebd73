import { readFile, rm } from 'node:fs/promises';
import { expect } from 'vitest';
import { expectNoSecret } from './expect-no-secret.ts';
import { readReport, type JsonReport, type Scanned } from './report.ts';
import type { CallOptions, Repository } from './repository.ts';

export interface Attempt {
  /** Whether HEAD is another commit now. */
  readonly happened: boolean;
  /** What the hooks said: git sends their stdout to its stderr. */
  readonly output: string;
}

/** Runs a git command that makes a commit, and tells whether it did. */
export async function attempt(
  repo: Repository,
  args: readonly string[],
  options: CallOptions = {},
): Promise<Attempt> {
  const before = await repo.head();
  const ran = await repo.git(...args, { ...options, allowFailure: true });
  // Not stdout, where `commit --patch` itself shows the hunks.
  expectNoSecret(ran.stderr);
  const happened = (await repo.head()) !== before;
  expect(ran.exitCode === 0, ran.stderr).toBe(happened);
  return { happened, output: ran.stderr };
}

/**
 * `git commit …` with the hook in place. What the hook saw has to be `told`, and the commit has to happen exactly
 * when nothing of it is new.
 * @param told as {@link Scanned.told}
 */
export async function expectCommit(
  repo: Repository,
  args: readonly string[],
  told: readonly string[],
  options: CallOptions = {},
): Promise<JsonReport> {
  await repo.installHook();
  await rm(repo.reportFile, { force: true });
  const { happened, output } = await attempt(repo, ['commit', '-m', 'after', ...args], options);
  const json = await readFile(repo.reportFile, 'utf8');
  expectNoSecret(json);
  const report: JsonReport & Pick<Scanned, 'told'> = readReport(json);
  expect(report.told).toEqual(told.toSorted());
  const blocked = told.some((line) => line.endsWith(' new'));
  expect(report.exit, output).toBe(blocked ? 1 : 0);
  expect(happened, output).toBe(!blocked);
  for (const { rule, secret } of report.findings) {
    expect(output).toContain(rule);
    if (secret !== undefined) expect(output).toContain(secret);
  }
  if (told.some((line) => line.endsWith(' already-committed'))) {
    expect(output).toMatch(/already[- ]committed/i);
    expect(output).toMatch(/rotate/i);
  }
  return report;
}
