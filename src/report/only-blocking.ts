import { isBlocking } from './is-blocking.ts';
import type { Report } from './report.ts';

/**
 * The report with only the findings that make the exit code other than 0. If no finding blocks by itself, there
 * are too many warnings, and all are kept.
 */
export function onlyBlocking(report: Report): Report {
  const { findings, more = [], scanned } = report;
  const blocking = findings.filter(isBlocking);
  const blockingMore = more.filter(isBlocking);
  const isAboutNumber = blocking.length + blockingMore.length === 0 && report.errors.length === 0;
  return {
    ...report,
    findings: isAboutNumber ? findings : blocking,
    ...(more.length > 0 && { more: isAboutNumber ? more : blockingMore }),
    suppressed: [],
    moreSuppressed: [],
    stale: [],
    scanned: { ...scanned, notes: [] },
  };
}
