import { findNamedClass } from '../../globs/named-classes.ts';
import { parseBracket } from '../../globs/parse-bracket.ts';
import { byteSet, foldByte, SLASH, type ByteSet } from './byte-set.ts';

/** A bracket expression of a pattern. */
export interface ByteClass {
  /** Never contains the slash: only `**` matches it. */
  readonly set: ByteSet;
  /** The offset after the closing bracket. */
  readonly end: number;
}

/**
 * The bytes of the bracket expression that opens at `open`. If case is ignored, git lowers the path and not the
 * members, so `[A]` matches nothing while `[A-A]` does.
 * @returns undefined if it is not closed or names an unknown class: such a pattern matches nothing
 */
export function parseByteClass(
  pattern: string,
  open: number,
  ignoreCase: boolean,
): ByteClass | undefined {
  const bracket = parseBracket(pattern, open);
  if (bracket === undefined) return undefined;
  const members = new Uint8Array(256);
  for (const byte of bracket.members) members[byte] = 1;
  for (const [first, last] of bracket.ranges) addRange(members, first, last, ignoreCase);
  for (const name of bracket.names) if (!addNamed(members, name, ignoreCase)) return undefined;
  return { set: complete(members, bracket.negated, ignoreCase), end: bracket.end };
}

function addRange(members: ByteSet, first: number, last: number, ignoreCase: boolean): void {
  for (let byte = first; byte <= last; byte++) {
    members[byte] = 1;
    if (ignoreCase) members[foldByte(byte)] = 1;
  }
}

function addNamed(members: ByteSet, name: string, ignoreCase: boolean): boolean {
  const named = findNamedClass(name);
  if (named === undefined) return false;
  for (let byte = 0; byte < 256; byte++) {
    if (!named.test(String.fromCharCode(byte))) continue;
    members[byte] = 1;
    if (ignoreCase && name === 'upper') members[foldByte(byte)] = 1;
  }
  return true;
}

function complete(members: ByteSet, negated: boolean, ignoreCase: boolean): ByteSet {
  return byteSet((byte) => {
    const member = members[ignoreCase ? foldByte(byte) : byte] === 1;
    return byte !== SLASH && member !== negated;
  });
}
