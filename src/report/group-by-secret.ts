import { groupBy } from '../collections/group-by.ts';
import type { Finding } from '../finding/finding.ts';
import { reveal } from '../finding/secret.ts';

/** One secret, wherever it was found. */
export interface DistinctSecret {
  /** Redacted. */
  readonly shown: string;
  /** At least one. */
  readonly findings: readonly Finding[];
}

/**
 * The secrets of a report, each once, those that were found most often first. Of a report that was read back only
 * the redacted forms are known: secrets that look alike in that form are one there.
 */
export function groupBySecret(findings: readonly Finding[]): DistinctSecret[] {
  const withSecret = findings.flatMap((finding) =>
    finding.secret ? [{ finding, secret: finding.secret }] : [],
  );
  // Nothing that is kept or returned holds the value.
  const groups = groupBy(withSecret, ({ secret }) => reveal(secret) || secret.toString());
  return [...groups.values()]
    .map((group) => ({
      shown: group[0]?.secret.toString() ?? '',
      findings: group.map(({ finding }) => finding),
    }))
    .sort((one, other) => other.findings.length - one.findings.length);
}
