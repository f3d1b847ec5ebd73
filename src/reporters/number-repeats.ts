import type { Finding } from '../finding/finding.ts';

/**
 * Distinguishes findings with the same fingerprint, because a file contains the same secret more than once.
 * @returns for each finding, how many with its fingerprint there were so far: 1, 2, …
 */
export function numberRepeats(): (finding: Finding) => number {
  const counts = new Map<string, number>();
  return ({ fingerprint }) => {
    const count = (counts.get(fingerprint) ?? 0) + 1;
    counts.set(fingerprint, count);
    return count;
  };
}
