import type { AnyObject, GitObject } from '../git/git-object.ts';
import { DeltaStore, type Delta } from '../versions/delta-store.ts';

const MOST_BYTES = 2 ** 25;

/** Keeps the objects that will be scanned again, if all of them fit into memory. */
export class ObjectBuffer {
  #store = new DeltaStore(Infinity);
  readonly #types = new Map<string, string>();
  readonly #mostBytes: number;
  #bytes = 0;
  #isTooMuch = false;

  constructor(mostBytes: number = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  add(object: AnyObject, delta?: Delta): void {
    if (this.#isTooMuch) return;
    this.#bytes += 'bytes' in object ? this.#store.add(object.id, object.bytes, delta) : Infinity;
    if ('bytes' in object) this.#types.set(object.id, object.type);
    if (this.#bytes <= this.#mostBytes) return;
    // All or none, because the order differs between runs.
    this.#isTooMuch = true;
    this.#types.clear();
    this.#store = new DeltaStore(0);
  }

  /** @returns in the order of the ids; `undefined` if they have to be read again */
  list(ids: readonly string[]): Iterable<GitObject> | undefined {
    return ids.every((id) => this.#types.has(id)) ? this.#readAll(ids) : undefined;
  }

  *#readAll(ids: readonly string[]): Generator<GitObject> {
    for (const id of ids) {
      const bytes = this.#store.get(id);
      const type = this.#types.get(id);
      if (!bytes || type === undefined) throw new Error(`${id} is not held any more`);
      yield { id, type, bytes };
    }
  }
}
