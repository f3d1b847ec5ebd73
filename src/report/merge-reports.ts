import { ScanError } from '../errors/errors.ts';
import { compareFindings } from '../finding/compare-findings.ts';
import type { Note, Report, ReportedError } from './report.ts';

/** A report and the file that it was read from. */
export interface NamedReport {
  readonly name: string;
  readonly report: Report;
}

/**
 * Joins the reports of all shards of one history into that of the whole.
 * @throws ScanError when one is missing, there twice, or of another history
 */
export function mergeReports(named: readonly NamedReport[]): Report {
  const reports = orderShards(named);
  return {
    findings: reports.flatMap(({ findings }) => findings).sort(compareFindings),
    suppressed: reports
      .flatMap(({ suppressed }) => suppressed)
      .sort((one, other) => compareFindings(one.finding, other.finding)),
    stale: [],
    errors: reports.flatMap(({ errors }) => errors).sort(compareErrors),
    scanned: {
      asked: sum(reports, 'asked'),
      skipped: sum(reports, 'skipped'),
      failed: sum(reports, 'failed'),
      files: sum(reports, 'files'),
      bytes: sum(reports, 'bytes'),
      commits: sum(reports, 'commits'),
      tags: sum(reports, 'tags'),
      unopened: reports.flatMap(({ scanned }) => scanned.unopened).sort(compareTexts),
      off: [...new Set(reports.flatMap(({ scanned }) => scanned.off ?? []))].sort(compareTexts),
      ignored: sum(reports, 'ignored'),
      configurations: [
        ...new Set(reports.flatMap(({ scanned }) => scanned.configurations ?? [])),
      ].sort(compareTexts),
      notes: reports.flatMap(({ scanned }) => scanned.notes).sort(compareNotes),
      emptyNote: reports[0]?.scanned.emptyNote ?? '',
    },
  };
}

function orderShards(named: readonly NamedReport[]): Report[] {
  const byIndex = new Map<number, NamedReport>();
  let first: NamedReport | undefined;
  for (const item of named) {
    const { shard } = item.report.scanned;
    if (!shard) throw new ScanError(`${item.name} is not the report of a shard`);
    first ??= item;
    const whole = first.report.scanned.shard;
    if (shard.count !== whole?.count || shard.of !== whole.of) {
      throw new ScanError(`${item.name} and ${first.name} are not shards of the same history`);
    }
    const double = byIndex.get(shard.index);
    if (double) {
      throw new ScanError(`${double.name} and ${item.name} are both shard ${shard.index}`);
    }
    byIndex.set(shard.index, item);
  }
  const count = first?.report.scanned.shard?.count ?? 0;
  return Array.from({ length: count }, (_, i) => {
    const item = byIndex.get(i + 1);
    if (!item) throw new ScanError(`shard ${i + 1} of ${count} is missing`);
    return item.report;
  });
}

type Countable =
  'asked' | 'bytes' | 'commits' | 'failed' | 'files' | 'ignored' | 'skipped' | 'tags';

function sum(reports: readonly Report[], name: Countable): number {
  return reports.reduce((total, { scanned }) => total + (scanned[name] ?? 0), 0);
}

function compareNotes(one: Note, other: Note): number {
  return compareTexts(`${one.path}\0${one.note}`, `${other.path}\0${other.note}`);
}

function compareErrors(one: ReportedError, other: ReportedError): number {
  return compareTexts(`${one.path}\0${one.message}`, `${other.path}\0${other.message}`);
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
