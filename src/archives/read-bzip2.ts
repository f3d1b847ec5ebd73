import Bunzip from 'seek-bzip';
import type { ArchiveEntry } from './archive-entry.ts';
import type { Budget } from './budget.ts';
import { readBehindEnd } from './read-behind-end.ts';

const MAGIC = Buffer.from('BZh');
const CHUNK_BYTES = 2 ** 16;

/**
 * The decompressed content of a file with any number of streams, and the bytes after them.
 * @throws ScanError when it is too large, or goes on after its end
 * @throws Error when the file is damaged
 */
export function* readBzip2(bytes: Buffer, budget: Budget): Generator<ArchiveEntry> {
  const output = new Output(budget);
  const input = new Input(bytes);
  let damage: unknown;
  try {
    do Bunzip.decode(input, output, false);
    while (MAGIC.equals(input.rest.subarray(0, MAGIC.length)));
  } catch (cause) {
    damage = cause;
  }
  const content = output.take();
  if (damage === undefined) budget.spend(content.length);
  yield { name: '', bytes: content };
  if (damage !== undefined) throw damage as Error;
  yield* readBehindEnd(input.rest);
}

class Output extends Bunzip.Stream {
  readonly #budget: Budget;
  readonly #chunks: Buffer[] = [];
  #chunk = Buffer.alloc(CHUNK_BYTES);
  #used = 0;

  constructor(budget: Budget) {
    super();
    this.#budget = budget;
  }

  override writeByte(byte: number): void {
    this.#chunk[this.#used++] = byte;
    if (this.#used < CHUNK_BYTES) return;
    this.#chunks.push(this.#chunk);
    this.#budget.requireRoom(this.#chunks.length * CHUNK_BYTES);
    this.#chunk = Buffer.alloc(CHUNK_BYTES);
    this.#used = 0;
  }

  take(): Buffer {
    return Buffer.concat([...this.#chunks, this.#chunk.subarray(0, this.#used)]);
  }
}

/** The stream of the library would read past the end forever. */
class Input extends Bunzip.Stream {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    super();
    this.#bytes = bytes;
  }

  override readByte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new Error('the file ends too early');
    return byte;
  }

  get rest(): Buffer {
    return this.#bytes.subarray(this.#at);
  }
}
