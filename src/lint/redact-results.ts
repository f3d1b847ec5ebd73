import { memoize } from '../collections/memoize.ts';
import type { Config } from '../config/config.ts';
import type { Filtered, Suppressed } from '../filters/filter.ts';
import type { Finding } from '../finding/finding.ts';
import { makeRedactorFor } from '../finding/redactor.ts';
import { reveal } from '../finding/secret.ts';
import { matchRules } from '../match/match-rules.ts';

/**
 * Redacts the reasons of allow comments, which are free text and may contain a secret.
 * @param findings in the same text, whose secrets are redacted wherever they are
 */
export function redactReasons(
  suppressed: readonly Suppressed[],
  findings: readonly Finding[],
  config: Config,
): Suppressed[] {
  if (suppressed.length === 0) return [];
  const reasons = new Set(suppressed.map(({ reason }) => reason));
  const redactor = makeRedactorFor(listSecrets(findings), reasons);
  const redact = memoize((reason: string) => {
    const refused: string[] = [];
    const matches = matchRules(reason, '', config, (limit) => refused.push(limit));
    return refused.length === 0 ? redactor.redact(reason, matches).text : 'not shown';
  });
  return suppressed.map((item) => ({ ...item, reason: redact(item.reason) }));
}

/** Redacts copies of a file's secrets in its path and in the reasons, which reports show too. */
export function redactCopies(found: Filtered): Filtered {
  const { kept, suppressed } = found;
  if (kept.length + suppressed.length === 0) return found;
  const findings = [...kept, ...suppressed.map(({ finding }) => finding)];
  const name = findings[0]?.path ?? '';
  const reasons = suppressed.map(({ reason }) => reason);
  const redactor = makeRedactorFor(listSecrets(findings), new Set([name, ...reasons]));
  // All findings of a file have the same path.
  const path = redactor.redactName(name);
  const rename = (finding: Finding): Finding =>
    finding.path === path ? finding : { ...finding, path };
  // Thousands of findings may have the same reason.
  const redact = memoize((reason: string) => redactor.redactCopies(reason));
  return {
    kept: kept.map(rename),
    suppressed: suppressed.map(({ finding, reason, ...item }) => ({
      ...item,
      finding: rename(finding),
      reason: redact(reason),
    })),
  };
}

function listSecrets(findings: readonly Finding[]): ReadonlySet<string> {
  const secrets = new Set<string>();
  for (const { secret } of findings) if (secret) secrets.add(reveal(secret));
  return secrets;
}
