import type { Span } from '../text/span.ts';
import type { RuleMatch } from './rule-match.ts';

/**
 * Merges overlapping matches, so that one secret is one finding: the more certain one stays, or else the
 * first. A match about a secret is dropped if the secret itself is found.
 * @returns the remaining matches, in order
 */
export function mergeOverlaps(matches: readonly RuleMatch[]): RuleMatch[] {
  const kept: RuleMatch[] = [];
  for (const match of [...matches].sort(comparePlaces)) {
    const last = kept.at(-1);
    if (!last || (match.exact ?? match).start >= (last.exact ?? last).end) kept.push(match);
    else if (saysMore(match, last)) kept[kept.length - 1] = match;
  }
  return kept.filter(({ about }, index) => !about || !isFound(about, kept, index));
}

function saysMore(match: RuleMatch, last: RuleMatch): boolean {
  const difference = judgeCertainty(match) - judgeCertainty(last);
  if (difference !== 0) return difference > 0;
  const { ambiguousWith } = last;
  const { start, end } = match.exact ?? match;
  return (
    ambiguousWith !== undefined &&
    !match.ambiguousWith &&
    ambiguousWith.start <= start &&
    end <= ambiguousWith.end
  );
}

/**
 * From the most to the least certain: a key of the vendor's form, a prefix next to a name, a name of a
 * variable, a prefix alone.
 */
function judgeCertainty({ rule, isLoose, severity }: RuleMatch): number {
  if (rule.generic) return 1;
  if (!isLoose) return 3;
  return severity === undefined ? 2 : 0;
}

function isFound(about: Span, kept: readonly RuleMatch[], index: number): boolean {
  if ((kept[index - 1]?.end ?? 0) > about.start) return true;
  for (let at = index + 1; ; at++) {
    const next = kept[at];
    if (!next || next.start >= about.end) return false;
    if (next.end > about.start) return true;
  }
}

/** The longest first; for the same span the one that begins first in it, then the one with fewer layers. */
function comparePlaces(a: RuleMatch, b: RuleMatch): number {
  return (
    a.start - b.start ||
    b.end - a.end ||
    (a.exact ?? a).start - (b.exact ?? b).start ||
    (a.via?.length ?? 0) - (b.via?.length ?? 0)
  );
}
