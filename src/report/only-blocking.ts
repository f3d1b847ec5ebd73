import { isBlocking } from './is-blocking.ts';
import type { Report } from './report.ts';

/**
 * The report with only what makes the exit code other than 0. Where no finding blocks by itself, all of them are
 * too many.
 */
export function onlyBlocking(report: Report): Report {
  const { findings, scanned } = report;
  const blocking = findings.filter(isBlocking);
  const isAboutNumber = blocking.length === 0 && report.errors.length === 0;
  return {
    ...report,
    findings: isAboutNumber ? findings : blocking,
    suppressed: [],
    stale: [],
    scanned: { ...scanned, notes: [] },
  };
}
