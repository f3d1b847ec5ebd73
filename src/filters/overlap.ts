import type { RuleMatch } from '../scan.ts';

/**
 * One secret is one finding: where matches overlap, a rule that knows a vendor's keys says more than
 * one that knows names of variables, and otherwise the first stays.
 * @returns what stays, in order
 */
export function mergeOverlaps(matches: readonly RuleMatch[]): RuleMatch[] {
  const kept: RuleMatch[] = [];
  for (const match of [...matches].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || match.start >= last.end) kept.push(match);
    else if (last.rule.generic && !match.rule.generic) kept[kept.length - 1] = match;
  }
  return kept;
}
