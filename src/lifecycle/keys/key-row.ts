import { hasWildcard } from '../../finding/describe-acls.ts';
import type { Report } from '../../report/report.ts';
import { describeLocation } from '../../reporters/describe-finding.ts';
import { omitUndefined } from '../../collections/omit-undefined.ts';
import type { TeamKey } from '../../xai/team-key.ts';

/** One key of a team, as reports show it. */
export interface KeyRow {
  readonly id: string;
  readonly name: string;
  /** As in the console. */
  readonly key?: string;
  readonly state: 'active' | 'disabled' | 'blocked' | 'expired';
  /** ISO 8601, in UTC. */
  readonly created?: string;
  /** Whole days. */
  readonly ageInDays?: number;
  readonly expires?: string;
  readonly acls: readonly string[];
  readonly hasWildcard: boolean;
  /** Requests per second and per minute, tokens per minute. */
  readonly qps?: number;
  readonly qpm?: number;
  readonly tpm?: number;
  /** Where a scan found a key with the same end. */
  readonly foundAt: readonly string[];
  /** Problems of a usable key, according to the flags. */
  readonly problems: readonly string[];
}

/** The conditions for a usable key. */
export interface KeyPolicy {
  /** In days. */
  readonly maxAge?: number;
  readonly forbidsWildcard: boolean;
  readonly requiresExpiry: boolean;
}

const DAY = 86_400_000;

/** @param found a scan's report, for the files that each key is in */
export function toKeyRow(
  key: TeamKey,
  policy: KeyPolicy,
  found: Pick<Report, 'findings' | 'suppressed'> | undefined,
  now: Date,
): KeyRow {
  const { id, name = '', redacted, created, expires, acls, qps, qpm, tpm } = key;
  const ageInDays =
    created === undefined ? undefined : Math.floor((now.getTime() - Date.parse(created)) / DAY);
  const state = getState(key, now);
  const row = {
    id,
    name,
    state,
    acls,
    hasWildcard: hasWildcard(acls),
    foundAt: findLocations(key, found),
    ...omitUndefined({ key: redacted, created, ageInDays, expires, qps, qpm, tpm }),
  };
  return { ...row, problems: state === 'active' ? listProblems(row, policy) : [] };
}

/** A key without flags in the list counts as usable. */
function getState({ isDisabled, isBlocked, expires }: TeamKey, now: Date): KeyRow['state'] {
  if (isBlocked === true) return 'blocked';
  if (isDisabled === true) return 'disabled';
  return expires !== undefined && Date.parse(expires) <= now.getTime() ? 'expired' : 'active';
}

/** Without --verify, a report has only the last four characters of a key, as in the console. */
function findLocations(
  { id, redacted }: Pick<TeamKey, 'id' | 'redacted'>,
  found: Pick<Report, 'findings' | 'suppressed'> | undefined,
): string[] {
  if (!found) return [];
  const end = redacted?.slice(-4);
  const all = [...found.findings, ...found.suppressed.map(({ finding }) => finding)];
  const same = all.filter(({ secret, verification }) => {
    if (verification?.id !== undefined) return verification.id === id;
    const shown = secret?.toString() ?? '';
    return end !== undefined && shown.startsWith('xai-...') && shown.endsWith(end);
  });
  return [...new Set(same.map(describeLocation))];
}

function listProblems(
  { ageInDays, expires, hasWildcard: isWild, foundAt }: Omit<KeyRow, 'problems'>,
  { maxAge, forbidsWildcard, requiresExpiry }: KeyPolicy,
): string[] {
  const isOld = maxAge !== undefined && (ageInDays === undefined || ageInDays > maxAge);
  const age = ageInDays === undefined ? 'its age is unknown' : `${String(ageInDays)} days old`;
  return [
    ...(isOld ? [`${age}; at most ${String(maxAge)} days are allowed`] : []),
    ...(forbidsWildcard && isWild ? ['its permissions contain a wildcard'] : []),
    ...(requiresExpiry && expires === undefined ? ['it never expires'] : []),
    ...(foundAt.length > 0 ? [`it is in ${foundAt.join(', ')}`] : []),
  ];
}
