import { groupBy } from '../../collections/group-by.ts';
import type { FoundMatch } from '../find-matches.ts';

/** A text and its matches. */
export interface SearchedText {
  readonly text: string;
  readonly matches: readonly FoundMatch[];
}

/** How many characters of a line are compared on either side of a match. */
const MOST_COMPARED = 100;
/** Indentation, or the markers of a block quote. */
const INDENT = /^[>\s]+/;

/** What identifies a match: its secret, or its text. */
export function identify(text: string, { value, start, end }: FoundMatch): string {
  return value ?? text.slice(start, end);
}

/**
 * The matches of a text that its blocks contain as well. Each is paired with at most one match with the same
 * secret, preferably on the same line.
 */
export function findTwins(
  { text, matches }: SearchedText,
  blocks: readonly SearchedText[],
): ReadonlySet<FoundMatch> {
  const twins = new Set<FoundMatch>();
  const rest: string[] = [];
  const byLine = groupBy(matches, (match) => describeContext(text, match));
  for (const block of blocks) {
    for (const match of block.matches) {
      const twin = byLine.get(describeContext(block.text, match))?.pop();
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

/** A match with the line around it, without its indentation. */
function describeContext(text: string, match: FoundMatch): string {
  const from = Math.max(0, match.start - MOST_COMPARED);
  const before =
    text
      .slice(from, match.start)
      .split(/[\r\n]/)
      .at(-1) ?? '';
  const [after = ''] = text.slice(match.end, match.end + MOST_COMPARED).split(/[\r\n]/, 1);
  return JSON.stringify([before.replace(INDENT, ''), identify(text, match), after]);
}
