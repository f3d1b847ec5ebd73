/** What xAI says about a key; `unknown` where it could not be asked, so that the key may be live. */
export interface Verification {
  readonly status: 'active' | 'blocked' | 'disabled' | 'invalid' | 'unknown';
  /** Why it is unknown. */
  readonly detail?: string;
  /** What its owner calls it. */
  readonly name?: string;
  /** Id of its team. */
  readonly team?: string;
  /** Whole days since it was made. */
  readonly ageInDays?: number;
}

/** `active, "ci", team 7f…, 41 days old`. */
export function describeVerification(verification: Verification): string {
  const { status, detail, name, team, ageInDays } = verification;
  const parts = [
    detail === undefined ? status : `${status}: ${detail}`,
    name === undefined ? '' : JSON.stringify(name),
    team === undefined ? '' : `team ${team}`,
    ageInDays === undefined ? '' : `${ageInDays} ${ageInDays === 1 ? 'day' : 'days'} old`,
  ];
  return parts.filter(Boolean).join(', ');
}
