import { groupBy } from '../collections/group-by.ts';
import type { Finding } from '../finding/finding.ts';
import { reveal } from '../finding/secret.ts';

/** One secret, with all its findings. */
export interface DistinctSecret {
  /** Redacted. */
  readonly shown: string;
  /** At least one. */
  readonly findings: readonly Finding[];
}

/**
 * The secrets of a report, each once, the most frequent first. In a report that was read back only the redacted
 * forms are known: secrets with the same form count as one.
 */
export function groupBySecret(findings: readonly Finding[]): DistinctSecret[] {
  const withSecret = findings.flatMap((finding) =>
    finding.secret ? [{ finding, secret: finding.secret }] : [],
  );
  // The values themselves are neither kept nor returned.
  const groups = groupBy(withSecret, ({ secret }) => reveal(secret) || secret.toString());
  return [...groups.values()]
    .map((group) => ({
      shown: group[0]?.secret.toString() ?? '',
      findings: group.map(({ finding }) => finding),
    }))
    .sort((one, other) => other.findings.length - one.findings.length);
}
