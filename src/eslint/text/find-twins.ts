import { groupBy } from '../../collections/group-by.ts';
import type { FoundMatch } from '../find-matches.ts';

/** A text and what was found in it. */
export interface SearchedText {
  readonly text: string;
  readonly matches: readonly FoundMatch[];
}

/** How much of a line is compared, on either side. */
const MOST_COMPARED = 100;
/** What stands before the lines of a block that is indented, or is in a quotation. */
const INDENT = /^[>\s]+/;

/** Tells a secret, or what else a rule is about, from others. */
export function identify(text: string, { value, start, end }: FoundMatch): string {
  return value ?? text.slice(start, end);
}

/**
 * Which matches of a text are the same places as those of its blocks: each is the twin of one at most, of
 * the same secret and, if there is one, on the same line.
 */
export function findTwins(
  { text, matches }: SearchedText,
  blocks: readonly SearchedText[],
): ReadonlySet<FoundMatch> {
  const twins = new Set<FoundMatch>();
  const rest: string[] = [];
  const byLine = groupBy(matches, (match) => describePlace(text, match));
  for (const block of blocks) {
    for (const match of block.matches) {
      const twin = byLine.get(describePlace(block.text, match))?.pop();
      if (twin) twins.add(twin);
      else rest.push(identify(block.text, match));
    }
  }
  const left = matches.filter((match) => !twins.has(match));
  const bySecret = groupBy(left, (match) => identify(text, match));
  for (const secret of rest) {
    const twin = bySecret.get(secret)?.pop();
    if (twin) twins.add(twin);
  }
  return twins;
}

/** A secret with the line around it, however it is indented. */
function describePlace(text: string, match: FoundMatch): string {
  const from = Math.max(0, match.start - MOST_COMPARED);
  const before =
    text
      .slice(from, match.start)
      .split(/[\r\n]/)
      .at(-1) ?? '';
  const [after = ''] = text.slice(match.end, match.end + MOST_COMPARED).split(/[\r\n]/, 1);
  return JSON.stringify([before.replace(INDENT, ''), identify(text, match), after]);
}
