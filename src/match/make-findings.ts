import type { Match, RuleInfo } from '../../rules/rule.ts';
import type { Config } from '../config/config.ts';
import type { Finding } from '../finding/finding.ts';
import { fingerprint } from '../finding/fingerprint.ts';
import { Secret } from '../finding/secret.ts';
import { getSeverity } from './get-severity.ts';
import { copyText } from '../text/copy-text.ts';
import type { Region } from '../text/region.ts';
import { redactPath } from './redact-path.ts';

/** The parts of a finding, besides the file. */
export interface FindingParts extends Pick<Match, 'title' | 'remedy' | 'severity'> {
  readonly rule: RuleInfo;
  /** The raw secret; absent if there is none to hide. */
  readonly value?: string;
  /** The layers that the secret is encoded in, the outermost first. */
  readonly via?: readonly string[];
  /** Identifies the finding among others of the rule in the file, if there is no secret. */
  readonly identity?: string;
}

/**
 * Makes the findings of one file.
 * @param locate for their regions, if they have any
 */
export function makeFindings<Parts extends FindingParts>(
  parts: readonly Parts[],
  path: string,
  config: Config,
  locate?: (parts: Parts) => Region,
): Finding[] {
  if (parts.length === 0) return [];
  const shown = redactPath(path, config);
  // A file may contain the same secret very often, and hashing takes the longest.
  const known = new Map<string, Map<string, Identity>>();
  const identify = (rule: string, value: string | undefined, identity: string): Identity => {
    let ofRule = known.get(rule);
    if (!ofRule) known.set(rule, (ofRule = new Map<string, Identity>()));
    const same = ofRule.get(value ?? identity);
    if (same) return same;
    const text = copyText(value ?? identity);
    const hash = fingerprint(rule, path, text);
    const made =
      value === undefined ? { fingerprint: hash } : { secret: new Secret(text), fingerprint: hash };
    ofRule.set(text, made);
    return made;
  };
  return parts.map((part): Finding => {
    const { rule, title, remedy, severity, value, via, identity = '' } = part;
    const { secret, fingerprint } = identify(rule.id, value, identity);
    const finding: Made = {
      rule: rule.id,
      severity: getSeverity(rule, severity, config),
      path: shown,
      fingerprint,
      message: title ?? rule.title,
      remedy: remedy ?? rule.remedy,
    };
    // Copying a finding takes longer than making one, and there may be very many.
    if (locate) finding.region = locate(part);
    if (secret) finding.secret = secret;
    if (via) {
      finding.via = via;
      finding.message = [finding.message, ...via.toReversed()].join(' in ');
    }
    return finding;
  });
}

/** The properties that findings of the same secret share. */
type Identity = Pick<Finding, 'secret' | 'fingerprint'>;

/** A finding that is being made. */
type Made = { -readonly [Name in keyof Finding]: Finding[Name] };
