import type { Finding } from '../finding/finding.ts';
import type { Report } from './report.ts';

/** The report of one repository among many: each path begins with its name. */
export function nameRepository(report: Report, repository: string): Report {
  const at = (path: string): string => `${repository}/${path}`.replace(/\/$/, '');
  const name = <T extends Pick<Finding, 'path'>>(finding: T): T & { repository: string } => ({
    ...finding,
    path: finding.path === '' ? '' : at(finding.path),
    repository,
  });
  const { scanned } = report;
  return {
    ...report,
    findings: report.findings.map(name),
    suppressed: report.suppressed.map((item) => ({ ...item, finding: name(item.finding) })),
    ...(report.more && { more: report.more.map(name) }),
    ...(report.moreSuppressed && { moreSuppressed: report.moreSuppressed.map(name) }),
    stale: [],
    errors: report.errors.map((error) => ({ ...error, path: at(error.path) })),
    scanned: {
      ...scanned,
      notes: scanned.notes.map((note) => ({ ...note, path: at(note.path) })),
      unopened: scanned.unopened.map(at),
      configurations: (scanned.configurations ?? []).map(at),
    },
  };
}
