import { readSync } from 'node:fs';
import { parseRawDiff } from './parse-raw-diff.ts';
import type { StagedChange } from './staged-change.ts';

/**
 * Follows the last change, so that a truncated list is recognised. No path of git ends like this. A new format
 * gets another marker, because hooks may be older than the keyfence that they call.
 */
export const END_OF_CHANGES = '//';

const STDIN = 0;
/** Room for everything: the changes, and the blobs of most commits. */
const MOST_BYTES = 2 ** 18;
const LINE_FEED = 0x0a;
const END = Buffer.from(`${END_OF_CHANGES}\0`);
const HEADER = /^(?<id>[0-9a-f]{40,64}) blob (?<size>0|[1-9]\d{0,5})\n$/;

/**
 * The standard input that a hook lets git write while Node starts: the staged changes, as in `git diff --raw
 * -z`, followed by {@link END_OF_CHANGES} and NUL; then the settings files, and the blobs of the changes, as in
 * https://git-scm.com/docs/git-cat-file#_batch_output. It is only a head start: whatever is missing or
 * unexpected is asked for.
 */
export class StagedStdin {
  readonly #buffer: Buffer;
  readonly #isOpen: boolean;
  #start = 0;
  #end = 0;
  #isOutOfSync = false;

  /** @param content replaces standard input */
  constructor(content?: Buffer) {
    this.#buffer = content ?? Buffer.allocUnsafeSlow(MOST_BYTES);
    this.#end = content?.length ?? 0;
    this.#isOpen = !content;
  }

  /**
   * To be called first.
   * @returns `undefined` if the list is incomplete
   * @throws GitError when it cannot be parsed
   */
  readChanges(): StagedChange[] | undefined {
    for (;;) {
      const from = this.#start;
      const field = this.#readThrough(0);
      if (field?.equals(END)) return parseRawDiff(this.#buffer.subarray(0, from));
      if (field) continue;
      this.#isOutOfSync = true;
      return undefined;
    }
  }

  /**
   * The next blobs, which git was asked for as `:<path>`.
   * @returns `null` for a path that is not in the index; `undefined` if one of them is unknown, and from then
   *   on
   */
  readIndexBlobs(paths: readonly string[]): Map<string, Buffer | null> | undefined {
    const blobs = new Map<string, Buffer | null>();
    for (const path of paths) {
      const bytes = this.#readNamed(`:${path}`);
      if (bytes === undefined) return undefined;
      blobs.set(path, bytes);
    }
    return blobs;
  }

  #readNamed(name: string): Buffer | null | undefined {
    const answer = this.#readAnswer();
    if (answer === undefined || 'id' in answer) return answer?.content;
    if (answer.line === `${name} missing\n`) return null;
    this.#isOutOfSync = true;
    return undefined;
  }

  /**
   * The next blob.
   * @returns `undefined` if it is a different one, or missing, and from then on: once out of sync, the content
   *   of a file could be mistaken for a header of `git cat-file`
   */
  readBlob(id: string): Buffer | undefined {
    const answer = this.#readAnswer();
    if (answer && 'id' in answer && answer.id === id) return answer.content;
    this.#isOutOfSync = true;
    return undefined;
  }

  /** A blob, or the line that git writes instead. */
  #readAnswer():
    { readonly id: string; readonly content: Buffer } | { readonly line: string } | undefined {
    if (this.#isOutOfSync) return undefined;
    const line = this.#readThrough(LINE_FEED)?.toString('latin1') ?? '';
    const { id, size } = HEADER.exec(line)?.groups ?? {};
    if (id === undefined) return { line };
    const content = this.#readBytes(Number(size) + 1);
    if (content?.[Number(size)] === LINE_FEED) {
      return { id, content: content.subarray(0, Number(size)) };
    }
    this.#isOutOfSync = true;
    return undefined;
  }

  #readThrough(byte: number): Buffer | undefined {
    for (let seen = this.#start; ;) {
      const at = this.#buffer.subarray(0, this.#end).indexOf(byte, seen);
      if (at !== -1) return this.#readBytes(at + 1 - this.#start);
      seen = this.#end;
      if (!this.#readMore()) return undefined;
    }
  }

  #readBytes(length: number): Buffer | undefined {
    const start = this.#start;
    while (this.#end < start + length) {
      if (!this.#readMore()) return undefined;
    }
    this.#start += length;
    return this.#buffer.subarray(start, this.#start);
  }

  #readMore(): boolean {
    if (!this.#isOpen) return false;
    try {
      const room = MOST_BYTES - this.#end;
      const length = readSync(STDIN, this.#buffer, this.#end, room, null);
      this.#end += length;
      return length > 0;
    } catch {
      // Asking git gives the same answer, or the error.
      return false;
    }
  }
}
