/** The content of a bracket expression. */
export interface Bracket {
  readonly negated: boolean;
  /** Single characters, given as their codes. */
  readonly members: readonly number[];
  /** The first and the last character of each range; such a range may be empty. */
  readonly ranges: readonly (readonly [number, number])[];
  /** POSIX classes: `alpha` for `[:alpha:]`. */
  readonly names: readonly string[];
  /** The offset after the closing bracket. */
  readonly end: number;
}

/**
 * Parses the bracket expression that opens at `open`, in the order and with the peculiarities of `dowild` in
 * https://github.com/git/git/blob/v2.39.5/wildmatch.c: the start of a range is a member even if the range is
 * empty, and a `-` after a range or a named class is literal.
 * @param pattern of bytes read as Latin-1, or of characters
 * @returns undefined if it is not closed
 */
export function parseBracket(pattern: string, open: number): Bracket | undefined {
  const members: number[] = [];
  const ranges: [number, number][] = [];
  const names: string[] = [];
  let at = open + 1;
  const negated = pattern[at] === '!' || pattern[at] === '^';
  if (negated) at++;

  /** The next closing bracket after a `[:`; searched for once. */
  let closing = 0;
  /** The character before, if it can begin a range. */
  let previous: number | undefined;
  // A bracket in the first place is a member, so the end is only searched for after one turn.
  for (let first = true; first || pattern[at] !== ']'; first = false) {
    const next = pattern[at + 1];
    const isEscaped = pattern[at] === '\\';
    const opensName = pattern[at] === '[' && next === ':';
    if (opensName && closing < at + 2) closing = pattern.indexOf(']', at + 2);
    if (closing === -1) return undefined;
    if (pattern[at] === '-' && previous !== undefined && next !== undefined && next !== ']') {
      const start = at + (next === '\\' ? 2 : 1);
      const last = pattern.codePointAt(start);
      if (last === undefined) return undefined;
      ranges.push([previous, last]);
      previous = undefined;
      at = start + width(last);
    } else if (opensName && closing > at + 2 && pattern[closing - 1] === ':') {
      names.push(pattern.slice(at + 2, closing - 1));
      previous = undefined;
      at = closing + 1;
    } else {
      if (isEscaped) at++;
      previous = pattern.codePointAt(at);
      if (previous === undefined) return undefined;
      members.push(previous);
      at += width(previous);
    }
  }
  return { negated, members, ranges, names, end: at + 1 };
}

/** In UTF-16 units. */
function width(code: number): number {
  return code > 0xffff ? 2 : 1;
}
