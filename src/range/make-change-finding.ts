import allowedByChange from '../../rules/allowed-by-change.ts';
import type { Severity } from '../../rules/rule.ts';
import type { Finding } from '../finding/finding.ts';
import { fingerprint } from '../finding/fingerprint.ts';

/**
 * A finding about what a change allows for itself.
 * @param parts of the finding that it allows, or the file that it changes
 */
export function makeChangeFinding(
  severity: Severity,
  parts: Pick<Finding, 'path' | 'message'> & Partial<Finding>,
): Finding {
  const { path, message, fingerprint: about = '' } = parts;
  return {
    ...parts,
    rule: allowedByChange.id,
    severity,
    fingerprint: fingerprint(allowedByChange.id, path, `${about} ${message}`),
    remedy: allowedByChange.remedy,
  };
}
