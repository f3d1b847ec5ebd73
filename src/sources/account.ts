/** The kinds of items of a source; names are those of branches, tags and paths. */
export type Noun = 'files' | 'commits' | 'tags' | 'names';

/** Counts of the items that a scan was asked for. */
export interface Numbers {
  /** Files that were read completely; for commits, their blobs. */
  readonly files: number;
  readonly commits: number;
  readonly tags: number;
  /** How many items were asked for, before the first was read; names do not count. */
  readonly asked: number;
  /** Skipped, each with a note. */
  readonly skipped: number;
  /** Not scanned because of an error. */
  readonly failed: number;
}

/**
 * Counts the items that a scan was asked for, and their outcomes: only this class knows whether everything
 * was scanned.
 */
export class Account {
  readonly #scanned: Record<Noun, number> = { files: 0, commits: 0, tags: 0, names: 0 };
  #asked = 0;
  #names = 0;
  #skipped = 0;
  #failed = 0;
  #bytes = 0;

  /** Called by a source with the number of items, before it reads them. */
  ask(count: number): void {
    this.#asked += count;
  }

  /** The same for names that belong to no item. */
  askNames(count: number): void {
    this.#names += count;
  }

  addScanned(noun: Noun, count = 1): void {
    this.#scanned[noun] += count;
  }

  addSkipped(): void {
    this.#skipped++;
  }

  addFailed(): void {
    this.#failed++;
  }

  addBytes(bytes: number): void {
    this.#bytes += bytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** As {@link close}, if reading stopped: the remaining items have failed. */
  breakOff(): Numbers {
    const { files, commits, tags } = this.#scanned;
    const rest = this.#asked - (files + commits + tags + this.#skipped + this.#failed);
    this.#failed += Math.max(1, rest);
    this.#asked += Math.max(1, rest) - rest;
    this.#names = this.#scanned.names;
    return this.close();
  }

  /** @throws Error when something that was asked for is neither scanned, nor skipped, nor an error */
  close(): Numbers {
    const { names, ...scanned } = this.#scanned;
    const [asked, skipped, failed] = [this.#asked, this.#skipped, this.#failed];
    const done = scanned.files + scanned.commits + scanned.tags + skipped + failed;
    if (done !== asked) {
      throw new Error(`${done} of the ${asked} items that were asked for are accounted for`);
    }
    if (names !== this.#names) throw new Error(`${names} of ${this.#names} names were scanned`);
    return { ...scanned, asked, skipped, failed };
  }
}
