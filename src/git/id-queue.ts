import { GitError } from '../errors/errors.ts';
import { abbreviateId } from '../text/abbreviate-id.ts';
import { toBatches, type Lines } from './lines.ts';

const FORGET_AT = 4096;

/**
 * Ids on their way to git, which answers in the same order. If a process fails, those without an answer can be
 * given to another.
 */
export class IdQueue {
  readonly #source: AsyncIterator<readonly string[]> | Iterator<readonly string[]>;
  /** Given to git; those before `#answered` are answered. */
  readonly #asked: string[];
  #answered = 0;
  #hasSourceFailed = false;
  /** Until the previous process takes no more ids. */
  #released: Promise<void> = Promise.resolve();

  constructor(ids: Lines) {
    const batches = toBatches(ids);
    // A known list is queued at once.
    this.#asked = Array.isArray(batches) ? batches.flat() : [];
    this.#source = Array.isArray(batches) ? [].values() : batches[Symbol.asyncIterator]();
  }

  /**
   * For one process at a time: ids without an answer, and then new ones.
   * @throws whatever the source throws
   */
  async *handOut(): AsyncGenerator<readonly string[]> {
    let release = (): void => undefined;
    this.#released = new Promise((resolve) => (release = resolve));
    try {
      const again = this.#asked.slice(this.#answered);
      if (again.length > 0) yield again;
      for (;;) {
        const step = await this.#next();
        if (step.done === true) return;
        // One by one, because there may be more ids than a call can have arguments.
        for (const id of step.value) this.#asked.push(id);
        yield step.value;
      }
    } finally {
      release();
    }
  }

  async #next(): Promise<IteratorResult<readonly string[]>> {
    try {
      return await this.#source.next();
    } catch (cause) {
      this.#hasSourceFailed = true;
      throw cause;
    }
  }

  /** @throws GitError when the answer is not the next one */
  answer(id: string): void {
    if (id !== this.#asked[this.#answered]) {
      throw new GitError(
        `git cat-file answered ${abbreviateId(id)} when it was asked for another object`,
      );
    }
    this.#answered++;
    if (this.#answered < FORGET_AT) return;
    this.#asked.splice(0, this.#answered);
    this.#answered = 0;
  }

  get unanswered(): number {
    return this.#asked.length - this.#answered;
  }

  /**
   * After a process failed: removes the id whose turn it was.
   * @returns `undefined` if no object was the reason
   */
  async takeFirst(): Promise<string | undefined> {
    await this.#released;
    return this.#hasSourceFailed ? undefined : this.#asked[this.#answered++];
  }

  /** When the consumer stops. */
  async close(): Promise<void> {
    await this.#released;
    await this.#source.return?.();
  }
}
