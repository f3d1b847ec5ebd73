import type { Finding } from '../finding/finding.ts';
import { fingerprint, saltFingerprint } from '../finding/fingerprint.ts';
import { reveal } from '../finding/secret.ts';
import type { Baseline, BaselineEntry } from './baseline.ts';

/** An accepted finding that is in another file now. */
export interface Move {
  readonly from: BaselineEntry;
  readonly to: Finding;
}

/**
 * The findings that entries of a baseline accepted before their files were renamed. An entry contains no
 * secret, but the fingerprint that a secret would have under the old path can be computed.
 * @param stale entries that accept nothing any more
 * @param findings that are not accepted
 */
export function followRenames(
  { salts }: Pick<Baseline, 'salts'>,
  stale: readonly BaselineEntry[],
  findings: readonly Finding[],
): Move[] {
  const secrets = findings.flatMap((to) =>
    to.secret ? [{ to, rule: to.rule, value: reveal(to.secret) }] : [],
  );
  return stale.flatMap((from) =>
    secrets
      .filter(({ rule, value }) => {
        if (rule !== from.rule) return false;
        const plain = fingerprint(rule, from.path, value);
        return salts.some((salt) => saltFingerprint(plain, salt) === from.fingerprint);
      })
      .map(({ to }) => ({ from, to })),
  );
}
