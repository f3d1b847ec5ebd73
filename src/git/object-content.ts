import { GitError } from '../errors/errors.ts';

/** The next bytes of a stream, and the line feed after them. A consumer may stop in the middle and go on later. */
export class ObjectContent implements AsyncIterable<Buffer>, AsyncIterator<Buffer, undefined> {
  readonly #source: AsyncIterator<Buffer>;
  /** Bytes that were read from the stream and not used yet. */
  #rest: Buffer;
  /** How much of the content is left, in bytes. */
  #left: number;
  #failure: unknown;

  constructor(rest: Buffer, size: number, source: AsyncIterator<Buffer>) {
    this.#source = source;
    this.#rest = rest;
    this.#left = size;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** @throws GitError when the stream ends too early */
  async next(): Promise<IteratorResult<Buffer, undefined>> {
    if (this.#left === 0) return { done: true, value: undefined };
    if (this.#rest.length === 0) await this.#read();
    const value = this.#rest.subarray(0, this.#left);
    this.#rest = this.#rest.subarray(value.length);
    this.#left -= value.length;
    return { value };
  }

  /** Skips the rest of the content and the line feed. @returns what was read after them */
  async skip(): Promise<Buffer> {
    while (this.#left > 0) await this.next();
    if (this.#rest.length === 0) await this.#read();
    return this.#rest.subarray(1);
  }

  async #read(): Promise<void> {
    // A stream reports the reason for its end only once.
    if (this.#failure !== undefined) throw this.#failure as Error;
    try {
      const step = await this.#source.next();
      if (step.done) throw new GitError('git cat-file ended in the middle of an object');
      this.#rest = step.value;
    } catch (cause) {
      this.#failure = cause;
      throw cause;
    }
  }
}
