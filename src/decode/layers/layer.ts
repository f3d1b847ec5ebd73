import type { Span } from '../../text/span.ts';
import type { Alphabet } from '../find-runs.ts';

/** A segment of a text and what it decodes to. Offsets are UTF-16 units; `end` is exclusive. */
export interface EncodedSegment extends Span {
  /** The decoded text; empty for a separator of pieces. */
  readonly text: string;
  /** Whether the encoded form may be longer, which would change its meaning. */
  readonly mayBeLonger?: boolean;
  /** A span that ends there if it is not encoded, which is just as likely; a match in that is more certain. */
  readonly ambiguousWith?: Span;
  /** Whether it is a whole text, so that nothing in it continues outside. */
  readonly isWholeText?: boolean;
  /** Whether offsets within it cannot be mapped, as in compressed data. */
  readonly hasNoInnerOffsets?: boolean;
  /**
   * The reason why the layer decodes neither the rest of it nor anything after it, worded to follow the name
   * of the file.
   */
  readonly limit?: string;
  /**
   * The location of a part of `text` in the outer text, from `start` on; if absent, it is proportional. If a
   * character of the outer text belongs to two of `text`, offsets are fractions.
   */
  readonly locate?: (start: number, end: number) => Span;
}

/** Called with each segment. */
export type Write = (segment: EncodedSegment) => void;

/** Two characters that a segment begins with, or contains: each first one with those that may follow it. */
export type Triggers = Readonly<Record<string, Alphabet>>;

/** Reads one kind of segment of a layer, at its triggers. Linear in the length of the text. */
export interface Reader {
  readonly triggers: Triggers;
  /** Characters that have to precede a trigger; any if absent. */
  readonly before?: Alphabet;
  /**
   * @param bytes of the text in Latin-1, which take a third of the time to read; of wider characters the last byte
   * @returns what reads at the offset of a trigger, and says from where on it would read the next one
   */
  readonly open: (text: string, write: Write, bytes: Uint8Array) => (at: number) => number;
}

/** An encoding of single characters, or separators of pieces, which splits words. */
export interface Layer {
  /** Its name in `via`. */
  readonly name: string;
  readonly readers: readonly Reader[];
}

/** A text in which blocks are searched. */
export interface BlockSource {
  readonly text: string;
  /** The same in Latin-1. */
  readonly bytes: Uint8Array;
  /** Its runs of base64 characters that are not words: see {@link findBlockRuns}. */
  readonly runs: readonly Span[];
  /** Minimum length of a block, with all of its lines. */
  readonly length: number;
}

/** An encoding of whole texts. */
export interface Block {
  readonly name: string;
  /** Whether a part of a text may be encoded like this. Cheap; false only if certainly not. */
  readonly mayStandIn: (bytes: Uint8Array, part: Span) => boolean;
  /**
   * Every segment with this encoding, in order, without overlaps. Linear in the length of the text.
   * @param isRelevant whether a decoded text may contain a secret
   */
  readonly find: (
    source: BlockSource,
    isRelevant: (decoded: string) => boolean,
  ) => Iterable<EncodedSegment>;
}
