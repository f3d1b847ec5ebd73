import type { Finding } from '../finding/finding.ts';

/** Whether a finding makes a scan fail, and a hook block: it is an error, and was not committed before. */
export function isBlocking({ severity, state }: Pick<Finding, 'severity' | 'state'>): boolean {
  return severity === 'error' && state !== 'already-committed';
}
