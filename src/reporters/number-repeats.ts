import type { Finding } from '../finding/finding.ts';

/**
 * Tells findings apart that share a fingerprint, because the same secret stands in one file more than once.
 * @returns for one finding after the other, how many with its fingerprint there were so far: 1, 2, …
 */
export function numberRepeats(): (finding: Finding) => number {
  const counts = new Map<string, number>();
  return ({ fingerprint }) => {
    const count = (counts.get(fingerprint) ?? 0) + 1;
    counts.set(fingerprint, count);
    return count;
  };
}
