import { describeAcls } from './describe-acls.ts';
import { formatCount } from '../text/format-count.ts';

/** The state of a key according to xAI; `unknown` if it could not be asked, so the key may be active. */
export interface Verification {
  readonly status: 'active' | 'blocked' | 'disabled' | 'invalid' | 'unknown';
  /** Why it is unknown. */
  readonly detail?: string;
  /** The HTTP status: sources contradict each other about disabled keys. */
  readonly http?: number;
  /** Id of the key. */
  readonly id?: string;
  /** The name that its owner gave it. */
  readonly name?: string;
  /** Id of its team. */
  readonly team?: string;
  /** When it was created: ISO 8601, in UTC. */
  readonly created?: string;
  /** Whole days since then. */
  readonly ageInDays?: number;
  /** Its permissions, in xAI's own terms: `api-key:model:*`. */
  readonly acls?: readonly string[];
  /** When it expires: ISO 8601, in UTC. */
  readonly expires?: string;
}

/** `active, "ci", team 7f…, 41 days old, any model, any endpoint, no expiry`. */
export function describeVerification(verification: Verification): string {
  const { status, detail, name, team, ageInDays, acls, expires } = verification;
  const parts = [
    detail === undefined ? status : `${status}: ${detail}`,
    name === undefined ? '' : JSON.stringify(name),
    team === undefined ? '' : `team ${team}`,
    ageInDays === undefined ? '' : `${formatCount(ageInDays, 'day')} old`,
    acls === undefined ? '' : describeAcls(acls),
    expires === undefined ? '' : `expires ${expires.slice(0, 10)}`,
  ];
  return parts.filter(Boolean).join(', ');
}
