import { isBlocking } from './is-blocking.ts';
import type { Report } from './report.ts';

/**
 * The exit code of a report: 2 where something could not be scanned, 1 for a finding that is new and an
 * error, 0 otherwise. What was committed before and warnings count only against `maxWarnings`, and what is
 * only `info` never counts.
 */
export function getExitCode(
  { findings, errors }: Pick<Report, 'findings' | 'errors'>,
  maxWarnings: number = Infinity,
): 0 | 1 | 2 {
  if (errors.length > 0) return 2;
  const counted = findings.filter(({ severity }) => severity !== 'info');
  return findings.some(isBlocking) || counted.length > maxWarnings ? 1 : 0;
}
