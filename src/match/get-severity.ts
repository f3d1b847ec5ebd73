import type { RuleInfo, Severity } from '../../rules/rule.ts';
import type { Config } from '../config/config.ts';

/** From the strongest to the weakest. */
const SEVERITIES: readonly Severity[] = ['error', 'warn', 'info'];

/**
 * Severity of a finding. A configured severity is the highest that findings of the rule can have; without one
 * the finding's own takes precedence over the rule's default.
 * @param own of the finding
 */
export function getSeverity(rule: RuleInfo, own: Severity | undefined, config: Config): Severity {
  const { severity = 'error', isConfigured = false } = config.rules.get(rule.id) ?? {};
  const set = severity === 'off' ? 'error' : severity;
  if (own === undefined) return set;
  return isConfigured && isWeaker(set, own) ? set : own;
}

export function isWeaker(one: Severity, other: Severity): boolean {
  return SEVERITIES.indexOf(one) > SEVERITIES.indexOf(other);
}
