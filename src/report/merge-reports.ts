import { basename, extname } from 'node:path';
import { groupBy } from '../collections/group-by.ts';
import { ScanError } from '../errors/errors.ts';
import { joinReports } from './join-reports.ts';
import { nameRepository } from './name-repository.ts';
import type { Report } from './report.ts';

/** A report and the file that it was read from. */
export interface NamedReport {
  readonly name: string;
  readonly report: Report;
}

/**
 * Joins the reports of all shards of a history or an audit into one, and so those of different repositories and
 * machines. If several scans are joined, each path begins with the name of its report.
 * @throws ScanError when a shard is missing or duplicate
 */
export function mergeReports(named: readonly NamedReport[]): Report {
  const groups = [...groupBy(named, nameWhole).values()];
  const reports = groups.map((group): NamedReport => {
    const name = group[0]?.name ?? '';
    return { name, report: joinReports(orderShards(group)) };
  });
  if (reports.length === 1) return joinReports(reports.map(({ report }) => report));
  return joinReports(
    reports.map(({ name, report }) =>
      report.repositories ? report : nameRepository(report, nameAfter(name)),
    ),
  );
}

/** The same for all shards of one scan. */
function nameWhole({ name, report }: NamedReport): string {
  const { shard } = report.scanned;
  return shard ? `${shard.count} ${shard.of}` : `report ${name}`;
}

/** `reports/web.json` is the report of `web`. */
function nameAfter(file: string): string {
  return basename(file, extname(file));
}

/** @param named reports of one scan */
function orderShards(named: readonly NamedReport[]): Report[] {
  const byIndex = new Map<number, NamedReport>();
  for (const item of named) {
    const { shard } = item.report.scanned;
    if (!shard) return [item.report];
    const double = byIndex.get(shard.index);
    if (double) {
      throw new ScanError(`${double.name} and ${item.name} are both shard ${shard.index}`);
    }
    byIndex.set(shard.index, item);
  }
  const count = named[0]?.report.scanned.shard?.count ?? 0;
  return Array.from({ length: count }, (_, i) => {
    const item = byIndex.get(i + 1);
    if (!item)
      throw new ScanError(
        `shard ${i + 1} of ${count} is missing, which belongs to the same scan as ${named[0]?.name ?? ''}`,
      );
    return item.report;
  });
}
