import type { Finding, Origin } from '../finding/finding.ts';

/** Findings of one file and one rule that are only counted, because there are very many. */
export interface MoreFindings
  extends
    Pick<Finding, 'repository' | 'path' | 'rule' | 'severity' | 'state' | 'remedy'>,
    // The commit or tag whose message they are in.
    Pick<Origin, 'commit' | 'tag'> {
  readonly count: number;
  /** Name of the filter, if they are suppressed. */
  readonly by?: string;
}

/** Adds up those that only differ in their number. */
export function addMore(all: readonly MoreFindings[]): MoreFindings[] {
  return join(all, (one, other) => one + other);
}

/** The same for reports that may have scanned the same items: the largest number counts. */
export function joinMore(all: readonly MoreFindings[]): MoreFindings[] {
  return join(all, Math.max);
}

function join(
  all: readonly MoreFindings[],
  choose: (one: number, other: number) => number,
): MoreFindings[] {
  const joined = new Map<string, MoreFindings>();
  for (const item of all) {
    const { repository, path, commit, tag, rule, severity, state, by, count } = item;
    const key = JSON.stringify([repository, path, commit, tag, rule, severity, state, by]);
    const before = joined.get(key);
    joined.set(key, before ? { ...before, count: choose(before.count, count) } : item);
  }
  return [...joined.values()];
}

export function sumMore(all: readonly MoreFindings[] = []): number {
  return all.reduce((sum, { count }) => sum + count, 0);
}
