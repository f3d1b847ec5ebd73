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
  let last: MoreFindings | undefined;
  let key = '';
  for (const item of all) {
    // There may be very many, nearly all of them like the one before.
    if (!last || !isSameKind(item, last)) key = makeKey(item);
    last = item;
    const before = joined.get(key);
    joined.set(key, before ? { ...before, count: choose(before.count, item.count) } : item);
  }
  return [...joined.values()];
}

const KIND = [
  'repository',
  'path',
  'commit',
  'tag',
  'rule',
  'severity',
  'state',
  'by',
] as const satisfies readonly (keyof MoreFindings)[];

function isSameKind(one: MoreFindings, other: MoreFindings): boolean {
  return KIND.every((name) => one[name] === other[name]);
}

function makeKey(item: MoreFindings): string {
  return JSON.stringify(KIND.map((name) => item[name]));
}

export function sumMore(all: readonly MoreFindings[] = []): number {
  return all.reduce((sum, { count }) => sum + count, 0);
}
