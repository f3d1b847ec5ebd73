import { Recent } from '../collections/recent.ts';
import { applyChanges, type Change } from './find-changes.ts';

/** What bytes have in common with others. */
export interface Delta {
  /** Id of the others. */
  readonly base: string;
  readonly changes: readonly Change[];
}

interface Entry {
  readonly length: number;
  /** What is not in the others; all of it where there are none. */
  readonly pieces: readonly Buffer[];
  readonly delta: Delta | undefined;
}

/** Of bytes that were put together, since others are made of them. */
const MOST_RECENT_BYTES = 2 ** 22;

/** Bytes by id, what was asked for last. Of those that are nearly the same as others, only the changes are held. */
export class DeltaStore {
  readonly #entries: Recent<string, Entry>;
  readonly #recent = new Recent<string, Buffer>(MOST_RECENT_BYTES);

  /** @param mostBytes what is held at most; what was not asked for the longest is forgotten then */
  constructor(mostBytes: number) {
    this.#entries = new Recent(mostBytes);
  }

  /** Holds a copy, so that what the bytes were cut out of can be forgotten soon. @returns its size in bytes */
  add(id: string, bytes: Buffer, delta: Delta | undefined): number {
    const known = delta && this.#entries.get(delta.base) ? delta : undefined;
    const pieces = known
      ? known.changes.map(({ start, end }) => Buffer.from(bytes.subarray(start, end)))
      : [Buffer.from(bytes)];
    const size = pieces.reduce((sum, { length }) => sum + length, 0);
    // Whatever else comes with the changes is forgotten.
    const held = known && { base: known.base, changes: known.changes };
    this.#entries.set(id, { length: bytes.length, pieces, delta: held }, size);
    if (known) this.#recent.set(id, bytes, bytes.length);
    return size;
  }

  get(id: string): Buffer | undefined {
    // What it is made of is needed for as long.
    const entry = this.#entries.get(id);
    const recent = this.#recent.get(id);
    if (recent || !entry) return recent;
    const { length, pieces, delta } = entry;
    if (!delta) return pieces[0];
    const base = this.get(delta.base);
    if (!base) return undefined;
    const bytes = applyChanges(base, delta.changes, pieces, length);
    this.#recent.set(id, bytes, length);
    return bytes;
  }
}
