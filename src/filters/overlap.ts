import type { RuleMatch } from '../scan.ts';

/**
 * One secret is one finding: where matches overlap, a rule that knows a vendor's keys says more than
 * one that knows names of variables, and otherwise the first stays.
 * @returns what stays, in order
 */
export function mergeOverlaps(matches: readonly RuleMatch[]): RuleMatch[] {
  const kept: RuleMatch[] = [];
  for (const match of [...matches].sort(comparePlaces)) {
    const last = kept.at(-1);
    if (!last || match.start >= last.end) kept.push(match);
    else if (last.rule.generic && !match.rule.generic) kept[kept.length - 1] = match;
  }
  return kept;
}

/** What reaches further first; of the same span, what fewer layers hide. */
function comparePlaces(a: RuleMatch, b: RuleMatch): number {
  return a.start - b.start || b.end - a.end || (a.via?.length ?? 0) - (b.via?.length ?? 0);
}
