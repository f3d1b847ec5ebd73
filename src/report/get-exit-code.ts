import type { Finding } from '../finding/finding.ts';
import { isBlocking } from './is-blocking.ts';
import { sumMore } from './more-findings.ts';
import type { Report } from './report.ts';

/**
 * The exit code of a report: 2 if something could not be scanned, 1 for a finding that is new and an error, 0
 * otherwise. Warnings and findings that were committed before count only against `maxWarnings`; `info` never
 * counts.
 */
export function getExitCode(
  { findings, more = [], errors }: Pick<Report, 'findings' | 'more' | 'errors'>,
  maxWarnings: number = Infinity,
): 0 | 1 | 2 {
  if (errors.length > 0) return 2;
  const counts = ({ severity }: Pick<Finding, 'severity'>): boolean => severity !== 'info';
  const counted = findings.filter(counts).length + sumMore(more.filter(counts));
  return [...findings, ...more].some(isBlocking) || counted > maxWarnings ? 1 : 0;
}
