import { Recent } from '../collections/recent.ts';
import { applyChanges, type Change } from './find-changes.ts';

/** A delta: bytes as a difference to others. */
export interface Delta {
  /** Id of the delta base. */
  readonly base: string;
  readonly changes: readonly Change[];
}

interface Entry {
  readonly length: number;
  /** The parts that are not in the base; everything if there is none. */
  readonly pieces: readonly Buffer[];
  readonly delta: Delta | undefined;
}

/** Limit for reconstructed bytes, which are kept because they are the base of others. */
const MOST_RECENT_BYTES = 2 ** 22;

/** Small pieces are copied into buffers of this size. */
const SLAB = 2 ** 14;
const NOTHING = Buffer.alloc(0);

/** A least recently used cache of bytes by id. Bytes that are similar to others are stored as deltas. */
export class DeltaStore {
  readonly #entries: Recent<string, Entry>;
  readonly #recent = new Recent<string, Buffer>(MOST_RECENT_BYTES);
  /** What is left of the buffer for small pieces. */
  #slab: Buffer = NOTHING;

  /** @param mostBytes limit of the stored bytes; beyond it, the least recently used are dropped */
  constructor(mostBytes: number) {
    this.#entries = new Recent(mostBytes);
  }

  /** Stores a copy, so that the buffer that the bytes are part of can be freed. @returns its size in bytes */
  add(id: string, bytes: Buffer, delta: Delta | undefined): number {
    const known = delta && this.#entries.get(delta.base) ? delta : undefined;
    const pieces = known
      ? known.changes.map(({ start, end }) => this.#copy(bytes.subarray(start, end)))
      : [this.#copy(bytes)];
    const size = pieces.reduce((sum, { length }) => sum + length, 0);
    // Other properties of the delta are not kept.
    const held = known && { base: known.base, changes: known.changes };
    this.#entries.set(id, { length: bytes.length, pieces, delta: held }, size);
    return size;
  }

  /** Holds bytes that were added, with the buffer that they are part of, for versions that may follow soon. */
  hold(id: string, bytes: Buffer): void {
    this.#recent.set(id, bytes, bytes.length);
  }

  get(id: string): Buffer | undefined {
    // Its base is needed for as long.
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

  /** Next to each other: in Node's pool, a few bytes would keep the rest of 8 KB that were freed long ago. */
  #copy(bytes: Buffer): Buffer {
    const { length } = bytes;
    if (length > SLAB / 2) return Buffer.from(bytes);
    if (length > this.#slab.length) this.#slab = Buffer.allocUnsafeSlow(SLAB);
    const copy = this.#slab.subarray(0, length);
    this.#slab = this.#slab.subarray(length);
    copy.set(bytes);
    return copy;
  }
}
