import type { AnyObject, GitObject } from '../git/git-object.ts';

const MOST_BYTES = 2 ** 25;

/** Objects that are looked at once more, as long as all of them together are not too large for memory. */
export class ObjectBuffer {
  readonly #objects = new Map<string, GitObject>();
  readonly #mostBytes: number;
  #bytes = 0;
  #isTooMuch = false;

  constructor(mostBytes: number = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  add(object: AnyObject): void {
    this.#bytes += 'bytes' in object ? object.bytes.length : Infinity;
    if (this.#bytes > this.#mostBytes) {
      // All or none: what comes first is different each time.
      this.#isTooMuch = true;
      this.#objects.clear();
    }
    if (this.#isTooMuch || !('bytes' in object)) return;
    // A copy, so that what came with it can be forgotten.
    this.#objects.set(object.id, { ...object, bytes: Buffer.from(object.bytes) });
  }

  /** @returns in the order of the ids; `undefined` where they have to be read again */
  list(ids: readonly string[]): GitObject[] | undefined {
    const objects = ids.flatMap((id) => this.#objects.get(id) ?? []);
    return objects.length === ids.length ? objects : undefined;
  }
}
