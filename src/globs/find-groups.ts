import { readBracket } from './read-bracket.ts';

/** What opens a group where a parenthesis follows. */
const MARKS = '@?+*!';

const OPENERS: Readonly<Record<string, string>> = { '}': '{', ')': '(' };

/** The offsets of the `{` and `(` that open a group, each with that of what closes it. */
export type Groups = ReadonlyMap<number, number>;

/** Finds what `{…}` and `@(…)` span. What is escaped or in a bracket expression is text. */
export function findGroups(glob: string): Groups {
  const groups = new Map<number, number>();
  const open: number[] = [];
  const counts = new Map<string, number>();
  const count = (opener: string, by: number): void => {
    counts.set(opener, (counts.get(opener) ?? 0) + by);
  };
  for (let at = 0; at < glob.length; at = skipText(glob, at)) {
    const character = glob.charAt(at);
    if (character === '{' || opensGroup(glob, at)) {
      const opener = glob.charAt(character === '{' ? at : ++at);
      open.push(at);
      count(opener, 1);
    }
    const opener = OPENERS[character];
    if (opener === undefined || (counts.get(opener) ?? 0) === 0) continue;
    // What is open inside of it is not closed, and so is text.
    for (let start = open.pop(); start !== undefined; start = open.pop()) {
      count(glob.charAt(start), -1);
      if (glob[start] !== opener) continue;
      groups.set(start, at);
      break;
    }
  }
  return groups;
}

/** Whether one of the marks and its parenthesis stand there. */
export function opensGroup(glob: string, at: number): boolean {
  return glob[at + 1] === '(' && MARKS.includes(glob.charAt(at));
}

/** Where the glob goes on behind the character, what is escaped, or the bracket expression that stands there. */
export function skipText(glob: string, at: number): number {
  if (glob[at] === '\\') return at + 2;
  const bracket = glob[at] === '[' ? readBracket(glob, at) : undefined;
  return bracket?.end ?? at + 1;
}
