import { groupBy } from '../collections/group-by.ts';
import type { Suppressed } from '../filters/filter.ts';
import type { Finding } from '../finding/finding.ts';
import { MOST_IN_REPORT, selectShown } from '../finding/select-shown.ts';
import { addMore, type MoreFindings } from './more-findings.ts';
import type { Report } from './report.ts';

/**
 * The same report, with findings in full up to a limit for each file and for the report, and the others counted
 * by rule. They count like those in full.
 */
export function capFindings(report: Report): Report {
  const findings = cap(report.findings, (finding) => finding, nameFinding);
  const suppressed = capSuppressed(report.suppressed);
  if (findings.more.length + suppressed.more.length === 0) return report;
  const more = addMore([...(report.more ?? []), ...findings.more]);
  const moreSuppressed = addMore([...(report.moreSuppressed ?? []), ...suppressed.more]);
  return {
    ...report,
    findings: findings.shown,
    suppressed: suppressed.shown,
    ...(more.length > 0 && { more }),
    ...(moreSuppressed.length > 0 && { moreSuppressed }),
  };
}

/** The findings to report in full, in order, and the numbers of the others. */
export interface Capped<T> {
  readonly shown: readonly T[];
  readonly more: readonly MoreFindings[];
}

/** @param most how many may be reported in full, for all files together */
export function capFound<T extends { readonly finding: Finding }>(
  items: readonly T[],
  most?: number,
): Capped<T> {
  return cap(
    items,
    ({ finding }) => finding,
    ({ finding }) => nameFinding(finding),
    most,
  );
}

/** @param most as in {@link capFound} */
export function capSuppressed<T extends Suppressed>(items: readonly T[], most?: number): Capped<T> {
  return cap(items, ({ finding }) => finding, nameSuppressed, most);
}

function cap<T>(
  items: readonly T[],
  read: (item: T) => Finding,
  name: (item: T) => MoreFindings,
  most: number = MOST_IN_REPORT,
): Capped<T> {
  const inFiles = new Set<Finding>();
  for (const inFile of groupBy(items.map(read), nameFile).values()) {
    for (const finding of selectShown(inFile)) inFiles.add(finding);
  }
  const shown = selectShown([...inFiles], most);
  if (shown.size === items.length) return { shown: items, more: [] };
  return {
    shown: items.filter((item) => shown.has(read(item))),
    more: addMore(items.filter((item) => !shown.has(read(item))).map(name)),
  };
}

/** Each message is one of its own: it has no path. */
function nameFile({ repository = '', path, origin }: Finding): string {
  const message = path === '' ? [origin?.commit, origin?.tag] : [];
  return [repository, path, ...message].join('\0');
}

function nameFinding(finding: Finding): MoreFindings {
  const { repository, path, rule, severity, state, remedy, origin = {} } = finding;
  const { commit, tag } = origin;
  return {
    ...(repository !== undefined && { repository }),
    path,
    ...(path === '' && commit !== undefined && { commit }),
    ...(path === '' && tag !== undefined && { tag }),
    rule,
    severity,
    ...(state !== undefined && { state }),
    count: 1,
    remedy,
  };
}

function nameSuppressed({ finding, by }: Suppressed): MoreFindings {
  return { ...nameFinding(finding), by };
}
