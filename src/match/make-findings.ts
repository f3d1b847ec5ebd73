import type { Match, RuleInfo } from '../../rules/rule.ts';
import type { Config } from '../config/config.ts';
import type { Finding } from '../finding/finding.ts';
import { fingerprint } from '../finding/fingerprint.ts';
import { Secret } from '../finding/secret.ts';
import { getSeverity } from './get-severity.ts';
import { redactPath } from './redact-path.ts';

/** What a finding is made of, beside the file that it is in. */
export interface FindingParts extends Pick<Match, 'title' | 'remedy' | 'severity'> {
  readonly rule: RuleInfo;
  /** The raw secret; absent where there is none to hide. */
  readonly value?: string;
  /** The layers that the secret is written in, the outermost first. */
  readonly via?: readonly string[];
  /** What tells the finding from others of the rule in the file, where no secret does. */
  readonly identity?: string;
}

/**
 * Makes the findings of one file.
 * @param tellPlace where each of them is, if they have a place in it
 */
export function makeFindings<Parts extends FindingParts>(
  parts: readonly Parts[],
  path: string,
  config: Config,
  tellPlace?: (parts: Parts) => Pick<Finding, 'place' | 'excerpt'>,
): Finding[] {
  if (parts.length === 0) return [];
  const shown = redactPath(path, config);
  // The same secret may stand in a file very often, and to hash it takes the longest.
  const known = new Map<string, string>();
  const identify = (rule: string, identity: string): string => {
    const key = `${rule} ${identity}`;
    const found = known.get(key) ?? fingerprint(rule, path, identity);
    known.set(key, found);
    return found;
  };
  return parts.map((part) => {
    const { rule, title, remedy, severity, value, via, identity = '' } = part;
    return {
      rule: rule.id,
      severity: getSeverity(rule, severity, config),
      path: shown,
      ...(value === undefined ? {} : { secret: new Secret(value) }),
      ...(via === undefined ? {} : { via }),
      fingerprint: identify(rule.id, value ?? identity),
      message: [title ?? rule.title, ...(via ?? []).toReversed()].join(' in '),
      remedy: remedy ?? rule.remedy,
      // Copying a finding takes longer than making one, and there may be very many.
      ...tellPlace?.(part),
    };
  });
}
