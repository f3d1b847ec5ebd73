import type { Span } from '../text/span.ts';
import type { RuleMatch } from './rule-match.ts';

/**
 * One secret is one finding. If matches overlap, the more certain one stays, and otherwise the first. What is
 * about a secret that is found itself is dropped.
 * @returns what stays, in order
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
 * The form of a vendor's key says more than its beginning beside a name, that more than the name of a variable,
 * and that more than the beginning alone.
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

/** The longest first; for the same span the one that begins first in it, then that with fewer layers. */
function comparePlaces(a: RuleMatch, b: RuleMatch): number {
  return (
    a.start - b.start ||
    b.end - a.end ||
    (a.exact ?? a).start - (b.exact ?? b).start ||
    (a.via?.length ?? 0) - (b.via?.length ?? 0)
  );
}
