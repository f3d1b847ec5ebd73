import { readBracket } from './read-bracket.ts';

/** Opens a group if a parenthesis follows. */
const MARKS = '@?+*!';

const OPENERS: Readonly<Record<string, string>> = { '}': '{', ')': '(' };

/** The offsets of the `{` and `(` that open a group, each with the offset of its end. */
export type Groups = ReadonlyMap<number, number>;

/** Finds the spans of `{…}` and `@(…)`. Escaped characters and bracket expressions are text. */
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
    // Groups inside it that are still open are text.
    for (let start = open.pop(); start !== undefined; start = open.pop()) {
      count(glob.charAt(start), -1);
      if (glob[start] !== opener) continue;
      groups.set(start, at);
      break;
    }
  }
  return groups;
}

/** Whether one of the characters and a parenthesis follow. */
export function opensGroup(glob: string, at: number): boolean {
  return glob[at + 1] === '(' && MARKS.includes(glob.charAt(at));
}

/** The offset after the character, escape sequence or bracket expression. */
export function skipText(glob: string, at: number): number {
  if (glob[at] === '\\') return at + 2;
  const bracket = glob[at] === '[' ? readBracket(glob, at) : undefined;
  return bracket?.end ?? at + 1;
}
