import { Recent } from '../collections/recent.ts';
import type { GitObject } from '../git/git-object.ts';
import { DeltaStore } from '../versions/delta-store.ts';
import {
  compareVersions,
  readTraits,
  type ComparedVersion,
  type Traits,
} from '../versions/version.ts';

/** Of the blobs that others are compared with, in bytes. */
const MOST_BYTES = 2 ** 23;
/** How many of them. */
const MOST_BLOBS = 2 ** 16;
/** Versions of a file begin with the same bytes mostly. */
const BEGINNING = 64;

/** What is known of a blob that others are compared with. */
interface Known extends Traits {
  /** `undefined` until it is settled. */
  isSuspect: boolean | undefined;
}

/** A blob beside another version of it. */
export interface ComparedBlob extends ComparedVersion {
  readonly base: string;
  /** `undefined` until the base is settled, which may have come in the same batch. */
  readonly isBaseSuspect: () => boolean | undefined;
}

/** The blobs that were looked at last: git keeps those that are nearly the same side by side. */
export class BlobVersions {
  readonly #bytes = new DeltaStore(MOST_BYTES);
  readonly #known = new Recent<string, Known>(MOST_BLOBS);
  /** The last one of those that begin with the same bytes. */
  readonly #beginnings = new Recent<string, string>(MOST_BLOBS);

  /**
   * Compares a blob, and has later ones compared with it. `undefined` where all of it has to be looked at.
   * @param base id of what git keeps the blob as a change of, if that is known
   */
  add({ id, bytes }: GitObject, base: string | undefined): ComparedBlob | undefined {
    const beginning = bytes.toString('latin1', 0, BEGINNING);
    const isBaseHeld = base !== undefined && this.#bytes.get(base) !== undefined;
    const compared = this.#compareWith(isBaseHeld ? base : this.#beginnings.get(beginning), bytes);
    const traits = compared ?? readTraits(bytes);
    if (traits) {
      const { hasSoftBreaks, mayJoin } = traits;
      this.#bytes.add(id, bytes, compared);
      this.#known.set(id, { hasSoftBreaks, mayJoin, isSuspect: undefined }, 1);
      this.#beginnings.set(beginning, id, 1);
    }
    return compared;
  }

  /** Says what came of a look at a blob that was added. */
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
