import { compareFindings } from '../finding/compare-findings.ts';
import type { Finding, Origin, State } from '../finding/finding.ts';
import type { Appearance, Group } from './group-findings.ts';
import type { Attributed } from './source.ts';

/** What the source knows about a group. */
export interface Attribution {
  readonly state?: State;
  readonly origin: Origin;
  /** A commit whose finding is shown; any, if absent. */
  readonly shown: Appearance | undefined;
}

/**
 * Makes one finding of each group. An allow comment in the newest version also counts for older ones, because
 * people can only add one in a new commit.
 */
export function attributeGroups(
  groups: readonly Group[],
  attribute: (group: Group) => Attribution,
): Attributed {
  const findings: Finding[] = [];
  const suppressed: Attributed['suppressed'][number][] = [];
  for (const group of groups) {
    const { state, origin, shown } = attribute(group);
    const finish = (finding: Finding): Finding => ({
      ...finding,
      ...(state === undefined ? {} : { state }),
      ...(Object.keys(origin).length === 0 ? {} : { origin }),
    });
    const newest = group.appearances[0]?.object;
    const isAllowed = group.kept.size === 0 || (newest !== undefined && !group.kept.has(newest));
    if (isAllowed) {
      const items = group.suppressed.get(newest ?? '') ?? [...group.suppressed.values()][0] ?? [];
      for (const { finding, by, reason, comment } of items) {
        suppressed.push({ finding: finish(finding), by, reason, ...(comment && { comment }) });
      }
    } else {
      const items = group.kept.get(shown?.object ?? '') ?? [...group.kept.values()][0] ?? [];
      for (const { finding } of items) findings.push(finish(finding));
    }
  }
  return {
    findings: findings.sort(compareFindings),
    suppressed: suppressed.sort((a, b) => compareFindings(a.finding, b.finding)),
  };
}

/** ISO 8601, in UTC; nothing for an invalid date. */
export function formatDate(seconds: number): Pick<Origin, 'date'> {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? {} : { date: date.toISOString().replace('.000Z', 'Z') };
}
