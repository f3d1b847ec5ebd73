import { byteSet, foldCase, SLASH, type ByteSet } from './byte-set.ts';

/** ASCII only and without a locale, as in git's `sane_ctype`: vertical tab and form feed are no space. */
const NAMED_CLASSES: Readonly<Record<string, RegExp>> = {
  alnum: /[A-Za-z0-9]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  // eslint-disable-next-line no-control-regex -- the control characters are what it is about
  cntrl: /[\x00-\x1f\x7f]/,
  digit: /\d/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[ \t\n\r]/,
  upper: /[A-Z]/,
  xdigit: /[0-9A-Fa-f]/,
};

/** A bracket expression of a pattern. */
export interface ByteClass {
  /** Never holds the slash: no wildcard but `**` matches it. */
  readonly set: ByteSet;
  /** Where the pattern goes on behind the closing bracket. */
  readonly end: number;
}

/**
 * Reads the bracket expression that opens at `open`, in the order and with the oddities of `dowild` in
 * https://github.com/git/git/blob/v2.39.5/wildmatch.c: the start of a range is a member even when the
 * range is empty, a `-` behind a range or a named class is itself, and where case is ignored only the
 * path is lowered, so `[A]` matches nothing while `[A-A]` does.
 *
 * @returns undefined where it is not closed or names an unknown class: such a pattern matches nothing
 */
export function parseByteClass(
  pattern: string,
  open: number,
  ignoreCase: boolean,
): ByteClass | undefined {
  const members = new Uint8Array(256);
  let at = open + 1;
  const negated = pattern[at] === '!' || pattern[at] === '^';
  if (negated) at++;

  /** The byte before, if a range may begin with it. */
  let previous: number | undefined;
  // A bracket that comes first is a member, so the end is looked for only after one turn.
  for (let first = true; first || pattern[at] !== ']'; first = false) {
    const byte = pattern.charCodeAt(at);
    if (Number.isNaN(byte)) return undefined;
    const next = pattern[at + 1];
    if (pattern[at] === '\\') {
      if (next === undefined) return undefined;
      previous = pattern.charCodeAt(at + 1);
      members[previous] = 1;
      at += 2;
    } else if (
      pattern[at] === '-' &&
      previous !== undefined &&
      next !== undefined &&
      next !== ']'
    ) {
      const escaped = next === '\\';
      const last = pattern.charCodeAt(at + (escaped ? 2 : 1));
      if (Number.isNaN(last)) return undefined;
      addRange(members, previous, last, ignoreCase);
      previous = undefined;
      at += escaped ? 3 : 2;
    } else if (pattern[at] === '[' && next === ':') {
      const close = pattern.indexOf(']', at + 2);
      if (close === -1) return undefined;
      if (close === at + 2 || pattern[close - 1] !== ':') {
        members[byte] = 1;
        previous = byte;
        at++;
      } else {
        if (!addNamed(members, pattern.slice(at + 2, close - 1), ignoreCase)) return undefined;
        previous = undefined;
        at = close + 1;
      }
    } else {
      members[byte] = 1;
      previous = byte;
      at++;
    }
  }
  return { set: complete(members, negated, ignoreCase), end: at + 1 };
}

function addRange(members: ByteSet, first: number, last: number, ignoreCase: boolean): void {
  for (let byte = first; byte <= last; byte++) {
    members[byte] = 1;
    if (ignoreCase) members[foldCase(byte)] = 1;
  }
}

function addNamed(members: ByteSet, name: string, ignoreCase: boolean): boolean {
  const named = Object.hasOwn(NAMED_CLASSES, name) ? NAMED_CLASSES[name] : undefined;
  if (named === undefined) return false;
  for (let byte = 0; byte < 256; byte++) {
    if (!named.test(String.fromCharCode(byte))) continue;
    members[byte] = 1;
    if (ignoreCase && name === 'upper') members[foldCase(byte)] = 1;
  }
  return true;
}

function complete(members: ByteSet, negated: boolean, ignoreCase: boolean): ByteSet {
  return byteSet((byte) => {
    const member = members[ignoreCase ? foldCase(byte) : byte] === 1;
    return byte !== SLASH && member !== negated;
  });
}
