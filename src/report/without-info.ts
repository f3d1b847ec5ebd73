import type { Finding } from '../finding/finding.ts';
import type { Report } from './report.ts';

/** The report without findings that are only `info`, which hooks do not show. */
export function withoutInfo(report: Report): Report {
  const counts = ({ severity }: Pick<Finding, 'severity'>): boolean => severity !== 'info';
  return {
    ...report,
    findings: report.findings.filter(counts),
    ...(report.more && { more: report.more.filter(counts) }),
    ...(report.moreSuppressed && { moreSuppressed: report.moreSuppressed.filter(counts) }),
    suppressed: report.suppressed.filter(({ finding }) => counts(finding)),
  };
}
