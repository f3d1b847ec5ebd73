import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { CallOptions, KeyfenceRan, Repository } from './repository.ts';

/** A finding in `--format json`. */
export interface JsonFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warn' | 'info';
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly secret?: string;
  readonly via?: readonly string[];
  readonly entry?: string;
  readonly fingerprint: string;
  readonly state?: 'new' | 'already-committed';
  readonly commit?: string;
  readonly date?: string;
  readonly commits?: readonly string[];
  readonly tag?: string;
  readonly inHead?: boolean;
  readonly unreachable?: boolean;
  readonly message: string;
  readonly remedy: string;
}

/** What `--format json` prints. */
export interface JsonReport {
  readonly version: 1;
  readonly tool: string;
  readonly exit: number;
  readonly findings: readonly JsonFinding[];
  readonly suppressed: readonly (JsonFinding & { readonly by: string; readonly reason: string })[];
  readonly stale: readonly { readonly path: string; readonly rule: string }[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly scanned: {
    readonly asked: number;
    readonly skipped: number;
    readonly failed: number;
    readonly unopened: readonly string[];
    readonly files: number;
    readonly bytes: number;
    readonly commits?: number;
    readonly tags?: number;
    readonly shard?: { readonly index: number; readonly count: number; readonly of: string };
    readonly notes: readonly { readonly path: string; readonly note: string }[];
  };
}

export interface Scanned extends JsonReport {
  readonly ran: KeyfenceRan;
  /** The findings in the short form of {@link tell}, sorted. */
  readonly told: readonly string[];
}

/** A finding as the situations write it down: `src/a.py:3 no-xai-key new`. */
function tell({ path, line, rule, state }: JsonFinding): string {
  const place = line === undefined ? path : `${path}:${String(line)}`;
  return [place, rule, ...(state === undefined ? [] : [state])].join(' ');
}

/** Reads what `--format json` printed. */
export function readReport(json: string): JsonReport & Pick<Scanned, 'told'> {
  const report = JSON.parse(json) as JsonReport;
  expect(report.version).toBe(1);
  return { ...report, told: report.findings.map(tell).sort() };
}

/** A configuration without the audit of ignore files. */
export const NO_COVERAGE: string = fileURLToPath(new URL('no-coverage.json', import.meta.url));

/** Runs `keyfence scan … --format json` where it is expected to be able to do its work. */
export async function scan(
  repo: Repository,
  args: readonly string[] = [],
  options: CallOptions = {},
): Promise<Scanned> {
  // These repositories have no ignore files, which is another matter.
  const config = existsSync(repo.path('keyfence.config.json')) ? [] : ['--config', NO_COVERAGE];
  const ran = await repo.keyfence('scan', ...args, ...config, '--format', 'json', options);
  expect(ran.exitCode, ran.stderr).toBeLessThan(2);
  const report = readReport(ran.stdout);
  expect(report.exit).toBe(ran.exitCode);
  const blocking = report.findings.filter(
    ({ severity, state }) => severity === 'error' && state !== 'already-committed',
  );
  expect(ran.exitCode).toBe(blocking.length > 0 ? 1 : 0);
  return { ...report, ran };
}

/** It said in one sentence what it could not scan, and reported everything else. */
export function expectIncomplete(ran: KeyfenceRan, reason: RegExp): void {
  expect(ran.exitCode, ran.stdout).toBe(2);
  expect(ran.stderr).toMatch(reason);
  expect(ran.stderr.trim().split('\n')).toHaveLength(1);
  expect(ran.stdout).toMatch(/could not be scanned/);
}

/** It said in one sentence why it could not do its work, and nothing else. */
export function expectRefusal(ran: KeyfenceRan, reason: RegExp = /\w/): void {
  expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
  expect(ran.stderr).toMatch(reason);
  expect(ran.stderr.trim().split('\n')).toHaveLength(1);
}
