import type { ArchiveEntry } from './archive-entry.ts';
import type { Budget } from './budget.ts';

/** Collects what is decompressed from a file without names. */
export class Output {
  readonly #budget: Budget;
  readonly #chunks: Uint8Array[] = [];
  #size = 0;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** @throws ScanError when it becomes too large */
  add(chunk: Uint8Array): void {
    this.#size += chunk.length;
    this.#budget.requireRoom(this.#size);
    this.#chunks.push(chunk);
  }

  /**
   * Yields what could be read, also from a damaged file, and then throws.
   * @param damage what went wrong, if anything did
   */
  *finish(damage: unknown): Generator<ArchiveEntry, void> {
    if (damage === undefined) this.#budget.spend(this.#size);
    yield { name: '', bytes: Buffer.concat(this.#chunks) };
    if (damage !== undefined) throw damage as Error;
  }
}
