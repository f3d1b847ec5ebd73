import type { Automaton } from './automaton.ts';
import { byteSet, foldByte, SLASH, type ByteSet } from './byte-set.ts';

/** Which names to search: portable ones, or all that git accepts. */
export type Names = 'portable' | 'any';

const READABLE =
  'xabcdefghijklmnopqrstuvwyz0123456789_-.ABCDEFGHIJKLMNOPQRSTUVWXYZ' +
  '+,=@~%#$&()\';[]^`{}! "*:<>?|\\';

/** Readable bytes first: the first of an equivalence class represents it. */
const BY_PREFERENCE: readonly number[] = [
  ...Buffer.from(READABLE),
  ...Array.from({ length: 31 }, (_, index) => 1 + index),
  ...Array.from({ length: 129 }, (_, index) => 127 + index),
  SLASH,
];

/** Other names are not the same on Linux, macOS and Windows. */
const PORTABLE = byteSet((byte) => /[ !#-)+-.0-9;=@-[\]-{}~]/.test(String.fromCharCode(byte)));

/** Bytes of the names that git refuses (`.`, `..`, `.git`) and of the ends of portable names. */
const NAME_BYTES = ['.', ' ', 'g', 'i', 't'].map((character) => {
  return byteSet((byte) => foldByte(byte) === character.charCodeAt(0));
});

/**
 * One byte of each class that the automata distinguish, without the slash: searching these finds everything
 * that searching all bytes would.
 */
export function pickByteClassRepresentatives(
  automata: readonly Automaton[],
  names: Names,
): number[] {
  const sets = new Set<ByteSet>(NAME_BYTES);
  for (const automaton of automata) {
    for (const token of automaton) if (token.kind === 'byte') sets.add(token.set);
  }
  const kinds = new Uint16Array(256);
  for (const set of sets) split(kinds, set);

  const letters = new Map<number, number>();
  for (const byte of BY_PREFERENCE) {
    if (byte === SLASH || (names === 'portable' && PORTABLE[byte] !== 1)) continue;
    const kind = kinds[byte] ?? 0;
    if (!letters.has(kind)) letters.set(kind, byte);
  }
  return [...letters.values()];
}

/** A cache, because the sets are shared. */
const BEST = new WeakMap<ByteSet, string>();

/** The most readable member; nothing if the set is empty. */
export function mostReadable(set: ByteSet): string {
  const known = BEST.get(set);
  if (known !== undefined) return known;
  const byte = BY_PREFERENCE.find((some) => set[some] === 1);
  const best = byte === undefined ? '' : String.fromCharCode(byte);
  BEST.set(set, best);
  return best;
}

/** Splits the classes by the members of the set. */
function split(kinds: Uint16Array, set: ByteSet): void {
  const renumbered = new Map<number, number>();
  for (let byte = 0; byte < 256; byte++) {
    const key = (kinds[byte] ?? 0) * 2 + (set[byte] ?? 0);
    const kind = renumbered.get(key) ?? renumbered.size;
    renumbered.set(key, kind);
    kinds[byte] = kind;
  }
}
