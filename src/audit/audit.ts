import { createHash } from 'node:crypto';
import { ConfigError, GitError, ScanError } from '../errors/errors.ts';
import { redactText } from '../match/redact-text.ts';
import { joinReports } from '../report/join-reports.ts';
import type { Report, ReportedError } from '../report/report.ts';
import { isInShard, type Shard } from '../report/shard.ts';
import { auditRepository, type AuditOptions } from './audit-repository.ts';
import { findRepositories } from './find-repositories.ts';

/** A directory to audit, and its name in the report. */
export interface AuditedDirectory {
  readonly name: string;
  /** Absolute. */
  readonly path: string;
}

/** The directories that a shard has to audit. */
export function selectShard(
  directories: readonly AuditedDirectory[],
  shard: Shard,
): AuditedDirectory[] {
  return directories.filter(({ name }) => isInShard(name, shard));
}

/**
 * Audits every repository in the directories, one after the other. If one fails, that is an error in the
 * report, and the others are audited all the same.
 */
export async function auditDirectories(
  directories: readonly AuditedDirectory[],
  options: AuditOptions & { readonly shard?: Shard | undefined },
): Promise<Report> {
  const { shard } = options;
  const asked = shard ? selectShard(directories, shard) : directories;
  const reports: Report[] = [];
  const seen = new Set<string>();
  for (const { name, path } of asked) {
    for (const candidate of findRepositories(path, name)) {
      if (!('root' in candidate)) reports.push(failed(candidate));
      else if (!seen.has(candidate.root)) {
        seen.add(candidate.root);
        reports.push(await auditOne(candidate, options));
      }
    }
  }
  const report = joinReports(reports);
  const scanned = { ...report.scanned, emptyMessage: 'no repositories in this shard' };
  if (!shard) return { ...report, scanned };
  return { ...report, scanned: { ...scanned, shard: { ...shard, of: digest(directories) } } };
}

async function auditOne(
  { root, name }: { readonly root: string; readonly name: string },
  options: AuditOptions,
): Promise<Report> {
  const shown = redactText(name);
  try {
    return await auditRepository(root, shown, options);
  } catch (cause) {
    const isKnown =
      cause instanceof GitError || cause instanceof ConfigError || cause instanceof ScanError;
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = isKnown ? reason : `internal error, please report it: ${reason}`;
    return failed({ path: shown, message: redactText(message) });
  }
}

/** The report for a directory that could not be audited. */
function failed(error: ReportedError): Report {
  return {
    findings: [],
    suppressed: [],
    stale: [],
    errors: [error],
    scanned: {
      asked: 1,
      skipped: 0,
      failed: 1,
      files: 0,
      bytes: 0,
      notes: [],
      unopened: [],
      emptyMessage: '',
    },
    repositories: [{ name: error.path, findings: 0, error: error.message }],
  };
}

/** The same for every shard of the same list. */
function digest(directories: readonly AuditedDirectory[]): string {
  const names = directories.map(({ name }) => name).sort();
  return createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 32);
}
