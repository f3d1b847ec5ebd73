import type { Config } from '../config/config.ts';
import { findReplacements, type Replacement } from './find-replacements.ts';
import { breaksJson } from './breaks-json.ts';
import { KnownSecrets } from './known-secrets.ts';

/** How much of a stream is scanned together, in bytes. */
export interface StreamSizes {
  /** How much of the output is scanned again with what follows, because names precede values. */
  readonly context: number;
  /** How much is held back after the last line of the output. */
  readonly lookahead: number;
  /** A longer line is written in parts. */
  readonly maxLine: number;
}

/** For a person who waits for each line. */
export const LINE_SIZES: StreamSizes = { context: 4096, lookahead: 0, maxLine: 2 ** 20 };
/** For a file: nearly every encoded secret is complete in one of the windows. */
export const FILE_SIZES: StreamSizes = {
  context: 128 * 2 ** 10,
  lookahead: 128 * 2 ** 10,
  maxLine: 4 * 2 ** 20,
};
/** Longer than a secret with its name. */
const LONGEST = 128 * 2 ** 10;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BACKSLASH = 0x5c;

/** Replaces the secrets in a stream of bytes, line by line. Everything is scanned before it is written. */
export class StreamRedactor {
  /** The number of replacements. */
  replaced = 0;
  readonly #path: string;
  readonly #config: Config;
  readonly #sizes: StreamSizes;
  readonly #withhold: (reason: string) => Buffer;
  readonly #known = new KnownSecrets();
  #context: Buffer = Buffer.alloc(0);
  #pending: Buffer[] = [];
  #length = 0;

  /**
   * @param path determines the format
   * @param withhold what to write instead of lines that could not be scanned, for a given reason; it may
   * throw
   */
  constructor(
    path: string,
    config: Config,
    sizes: StreamSizes,
    withhold: (reason: string) => Buffer,
  ) {
    this.#path = path;
    this.#config = config;
    this.#sizes = sizes;
    this.#withhold = withhold;
  }

  /** @returns what can be written now */
  push(chunk: Buffer): Buffer {
    this.#pending.push(chunk);
    this.#length += chunk.length;
    const { lookahead, maxLine } = this.#sizes;
    const isTooLong = this.#length > maxLine + LONGEST;
    if (!isTooLong && (!chunk.includes(LINE_FEED) || this.#length <= lookahead)) {
      return Buffer.alloc(0);
    }
    const pending = this.#join();
    const end = findLineEnd(pending, pending.length - lookahead);
    if (end > 0) return this.#write(pending, end);
    return isTooLong ? this.#write(pending, pending.length - LONGEST) : Buffer.alloc(0);
  }

  /** @returns the rest */
  end(): Buffer {
    const pending = this.#join();
    return pending.length === 0 ? pending : this.#write(pending, pending.length);
  }

  #join(): Buffer {
    const pending = Buffer.concat(this.#pending);
    this.#pending = [pending];
    return pending;
  }

  /** @param end how much of the pending bytes to write; less if a secret continues after it */
  #write(pending: Buffer, end: number): Buffer {
    const from = this.#context.length;
    const bytes = Buffer.concat([this.#context, pending]);
    const { replacements, refused } = findReplacements(
      bytes,
      this.#path,
      this.#config,
      this.#known,
    );
    const ahead = replacements.filter((one) => one.end > from);
    const to = findEnd(ahead, from, from + end);
    const inside = ahead.filter((one) => one.start < to);
    const original = bytes.subarray(from, to);
    const written = replace(original, from, inside);
    // A copy, so that the whole buffer can be freed.
    this.#context = Buffer.from(bytes.subarray(Math.max(0, to - this.#sizes.context), to));
    this.#pending = [Buffer.from(bytes.subarray(to))];
    this.#length = bytes.length - to;
    this.replaced += inside.length;
    if (to === from) return Buffer.alloc(0);
    const [reason] = refused;
    if (reason !== undefined) return this.#withhold(reason);
    if (inside.length > 0 && breaksJson(original, written)) {
      return this.#withhold('it is JSON, and would not be without the secret');
    }
    return written;
  }
}

/** After the last line that ends before a limit; a line that ends in a backslash continues on the next one. */
function findLineEnd(bytes: Buffer, limit: number): number {
  for (let at = limit; at > 0;) {
    at = bytes.lastIndexOf(LINE_FEED, at - 1);
    if (at === -1) return 0;
    const last = bytes[at - 1] === CARRIAGE_RETURN ? at - 2 : at - 1;
    if (bytes[last] !== BACKSLASH) return at + 1;
  }
  return 0;
}

/** Before a secret that continues after the end; unless that is the start. */
function findEnd(ahead: readonly Replacement[], from: number, end: number): number {
  const crossing = ahead.find((one) => one.start < end && one.end > end);
  return crossing === undefined || crossing.start <= from ? end : crossing.start;
}

/**
 * @param offset of the bytes in the text that the replacements refer to
 * @param replacements in order; those that cross an end are cut
 */
export function replace(
  bytes: Buffer,
  offset: number,
  replacements: readonly Replacement[],
): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (const { start, end, bytes: instead } of replacements) {
    parts.push(bytes.subarray(at, Math.max(at, start - offset)), instead);
    at = Math.min(bytes.length, end - offset);
  }
  parts.push(bytes.subarray(at));
  return Buffer.concat(parts);
}
