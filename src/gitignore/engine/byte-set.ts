/** A set of bytes: `set[byte]` is 1 for a member. Shared sets are compared by identity. */
export type ByteSet = Uint8Array;

export const SLASH = 0x2f;

/** The lower case of an ASCII letter, as git folds case; every other byte is itself. */
export function foldByte(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte;
}

/** The set of the bytes that `has` accepts. */
export function byteSet(has: (byte: number) => boolean): ByteSet {
  const set = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte++) if (has(byte)) set[byte] = 1;
  return set;
}

/** The single-byte sets that were needed: making all of them would take as long as the rest of the start. */
const SINGLE = new Map<number, ByteSet>();
const FOLDED = new Map<number, ByteSet>();

function shared(byte: number, ignoreCase: boolean): ByteSet {
  if (!(byte >= 0 && byte < 256)) throw new RangeError(`${String(byte)} is not a byte`);
  const table = ignoreCase ? FOLDED : SINGLE;
  const set =
    table.get(byte) ?? byteSet((other) => (ignoreCase ? foldByte(other) : other) === byte);
  table.set(byte, set);
  return set;
}

/** One byte of a pattern; in both cases if case is ignored. */
export function literalByte(byte: number, ignoreCase: boolean): ByteSet {
  return shared(ignoreCase ? foldByte(byte) : byte, ignoreCase);
}

/**
 * One byte after a backslash. Git lowers the path but not escaped bytes, so if case is ignored an escaped
 * capital matches nothing.
 */
export function escapedByte(byte: number, ignoreCase: boolean): ByteSet {
  return shared(byte, ignoreCase);
}

/** What `?` matches. */
export const NOT_SLASH: ByteSet = byteSet((byte) => byte !== SLASH);
