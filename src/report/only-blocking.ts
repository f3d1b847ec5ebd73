import { isBlocking } from './is-blocking.ts';
import type { Report } from './report.ts';

/**
 * The report with only what makes the exit code other than 0. Where no finding blocks by itself, all of them are
 * too many.
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
