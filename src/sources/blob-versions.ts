import { Recent } from '../collections/recent.ts';
import type { GitObject } from '../git/git-object.ts';
import { DeltaStore } from '../versions/delta-store.ts';
import {
  compareVersions,
  readTraits,
  type ComparedVersion,
  type Traits,
} from '../versions/version.ts';

/** Limit for the blobs that are kept for comparison, in bytes. */
const MOST_BYTES = 2 ** 23;
/** The same as a number of blobs. */
const MOST_BLOBS = 2 ** 16;
/** Versions of a file mostly begin with the same bytes. */
const BEGINNING = 64;

/** A blob that others are compared with. */
interface Known extends Traits {
  /** `undefined` until it was scanned. */
  isSuspect: boolean | undefined;
}

/** A blob that was compared with another version. */
export interface ComparedBlob extends ComparedVersion {
  readonly base: string;
  /** `undefined` until the base was scanned, which may be in the same batch. */
  readonly isBaseSuspect: () => boolean | undefined;
}

/** The blobs that were scanned last: git stores similar ones next to each other. */
export class BlobVersions {
  readonly #bytes = new DeltaStore(MOST_BYTES);
  readonly #known = new Recent<string, Known>(MOST_BLOBS);
  /** Id of the last blob by its first bytes. */
  readonly #beginnings = new Recent<string, string>(MOST_BLOBS);

  /**
   * Compares a blob with an earlier one, and keeps it for later ones. `undefined` if all of it has to be
   * scanned.
   * @param base id of its delta base in git, if known
   */
  add({ id, bytes }: GitObject, base: string | undefined): ComparedBlob | undefined {
    const beginning = bytes.toString('latin1', 0, BEGINNING);
    const isBaseHeld = base !== undefined && this.#bytes.get(base) !== undefined;
    const compared = this.#compareWith(isBaseHeld ? base : this.#beginnings.get(beginning), bytes);
    const traits = compared ?? readTraits(bytes);
    if (traits) {
      const { hasSoftBreaks, mayJoin } = traits;
      this.#bytes.add(id, bytes, compared);
      if (compared) this.#bytes.hold(id, bytes);
      this.#known.set(id, { hasSoftBreaks, mayJoin, isSuspect: undefined }, 1);
      this.#beginnings.set(beginning, id, 1);
    }
    return compared;
  }

  /** Records the result for a blob that was added. */
  settle(id: string, isSuspect: boolean): void {
    const known = this.#known.get(id);
    if (known) known.isSuspect = isSuspect;
  }

  #compareWith(base: string | undefined, bytes: Buffer): ComparedBlob | undefined {
    const known = base === undefined ? undefined : this.#known.get(base);
    const baseBytes = base === undefined ? undefined : this.#bytes.get(base);
    if (base === undefined || !known || !baseBytes) return undefined;
    const compared = compareVersions(baseBytes, known, bytes);
    return compared && { ...compared, base, isBaseSuspect: () => known.isSuspect };
  }
}
