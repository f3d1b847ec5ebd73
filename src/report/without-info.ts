import type { Finding } from '../finding/finding.ts';
import type { Report } from './report.ts';

/** The report without findings that are only `info`: a hook has nothing to say about them. */
export function withoutInfo(report: Report): Report {
  const counts = ({ severity }: Finding): boolean => severity !== 'info';
  return {
    ...report,
    findings: report.findings.filter(counts),
    suppressed: report.suppressed.filter(({ finding }) => counts(finding)),
  };
}
