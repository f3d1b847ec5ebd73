/** Some of the 256 bytes: `set[byte]` is 1 for a member. Compared by identity where it is shared. */
export type ByteSet = Uint8Array;

export const SLASH = 0x2f;

/** The lower case of an ASCII letter, as git folds case; every other byte is itself. */
export function foldCase(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte;
}

/** The set of the bytes that `has` accepts. */
export function byteSet(has: (byte: number) => boolean): ByteSet {
  return Uint8Array.from({ length: 256 }, (_, byte) => (has(byte) ? 1 : 0));
}

const SINGLE = Array.from({ length: 256 }, (_, byte) => byteSet((other) => other === byte));
const FOLDED = Array.from({ length: 256 }, (_, byte) => {
  return byteSet((other) => foldCase(other) === byte);
});

/** The set of one byte, or of none: a table of 256 holds no other. */
function shared(table: readonly ByteSet[], byte: number): ByteSet {
  const set = table[byte];
  if (set === undefined) throw new RangeError(`${String(byte)} is not a byte`);
  return set;
}

/** One byte of a pattern; where case is ignored, its other case too. */
export function literalByte(byte: number, ignoreCase: boolean): ByteSet {
  return ignoreCase ? shared(FOLDED, foldCase(byte)) : shared(SINGLE, byte);
}

/**
 * One byte behind a backslash. Git lowers the path but not what is escaped, so where case is ignored
 * an escaped capital matches nothing.
 */
export function escapedByte(byte: number, ignoreCase: boolean): ByteSet {
  return shared(ignoreCase ? FOLDED : SINGLE, byte);
}

/** What `?` stands for. */
export const NOT_SLASH: ByteSet = byteSet((byte) => byte !== SLASH);
