import { ScanError } from '../errors/errors.ts';

const MEGABYTE = 2 ** 20;
/** How deeply archives may be nested. */
const MAX_DEPTH = 4;
const MAX_ENTRIES = 20_000;
/** Of one entry, in bytes: it is kept in memory. */
export const MAX_ENTRY_BYTES: number = 256 * MEGABYTE;
/** Of all entries, in bytes. */
const MAX_TOTAL_BYTES = 1024 * MEGABYTE;
/** Text that people wrote does not shrink to less than a fiftieth. */
const MAX_RATIO = 200;
/** Below this size the ratio means nothing. */
const RATIO_BYTES = 16 * MEGABYTE;

/** How much one file may unpack to. All archives in it share the budget. */
export class Budget {
  readonly #packedBytes: number;
  #entries = 0;
  #bytes = 0;

  /** @param packedBytes size of the file */
  constructor(packedBytes: number) {
    this.#packedBytes = packedBytes;
  }

  /** @throws ScanError when archives are nested too deeply */
  enter(depth: number): void {
    if (depth > MAX_DEPTH) throw new ScanError(`has archives nested more than ${MAX_DEPTH} deep`);
  }

  /**
   * @param bytes size of an entry that is unpacked
   * @throws ScanError when there are too many, or they are too large
   */
  spend(bytes: number): void {
    this.#entries++;
    if (this.#entries > MAX_ENTRIES) throw new ScanError(`holds more than ${MAX_ENTRIES} entries`);
    this.requireRoom(bytes);
    this.#bytes += bytes;
  }

  /**
   * @param bytes size of an entry as far as it is unpacked, if its full size is unknown
   * @throws ScanError when that is too large
   */
  requireRoom(bytes: number): void {
    if (bytes > MAX_ENTRY_BYTES) {
      throw new ScanError(`contains an entry of more than ${MAX_ENTRY_BYTES / MEGABYTE} MB`);
    }
    const total = this.#bytes + bytes;
    if (total > MAX_TOTAL_BYTES) {
      throw new ScanError(`unpacks to more than ${MAX_TOTAL_BYTES / MEGABYTE} MB`);
    }
    if (total > RATIO_BYTES && total > MAX_RATIO * this.#packedBytes) {
      throw new ScanError(`unpacks to more than ${MAX_RATIO} times its size`);
    }
  }
}
