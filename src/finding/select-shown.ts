import type { Finding } from './finding.ts';

/**
 * The most findings of one file that are reported in full. The others are only counted, but block just the
 * same.
 */
export const MOST_IN_FULL = 1000;

/**
 * The same for a whole report: the limit of GitHub code scanning. A million findings would take a gigabyte of
 * memory.
 * https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
export const MOST_IN_REPORT = 25_000;

/**
 * The findings to report in full: those that block first, and each secret once before any a second time, so
 * that nobody fixes a thousand findings of one secret and then learns of the next.
 */
export function selectShown(
  findings: readonly Finding[],
  most: number = MOST_IN_FULL,
): ReadonlySet<Finding> {
  if (findings.length <= most) return new Set(findings);
  const ranks = new Map<number, Finding[]>();
  const known = new Set<string>();
  for (const finding of findings) {
    const rank = 2 * rankLevel(finding) + Number(known.has(finding.fingerprint));
    known.add(finding.fingerprint);
    const same = ranks.get(rank);
    if (same) same.push(finding);
    else ranks.set(rank, [finding]);
  }
  const ordered = [...ranks].sort(([one], [other]) => one - other).flatMap(([, same]) => same);
  return new Set(ordered.slice(0, most));
}

function rankLevel({ severity, state }: Finding): number {
  if (severity === 'info') return 3;
  if (state === 'already-committed') return 2;
  return severity === 'error' ? 0 : 1;
}
