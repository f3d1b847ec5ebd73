import type { Span } from '../../text/span.ts';
import type { Alphabet } from '../find-runs.ts';

/** A segment of a text and what it decodes to. Offsets are UTF-16 units; `end` is exclusive. */
export interface EncodedSegment extends Span {
  /** The decoded text; empty for a separator of pieces. */
  readonly text: string;
  /** Whether there may be more of what it is written with, which would mean something else. */
  readonly mayBeLonger?: boolean;
  /** What ends there if it is none, which is as likely: what is found in that is more certain. */
  readonly ambiguousWith?: Span;
  /** Whether it is a whole text, so that nothing in it goes on outside. */
  readonly isWholeText?: boolean;
  /** Whether its parts have no positions of their own, as in compressed data. */
  readonly hasNoInnerOffsets?: boolean;
  /** Why the layer decodes neither the rest of it nor anything behind it, as said of the file. */
  readonly limit?: string;
  /**
   * Where a part of `text` stands in the outer text, from `start` on; in proportion when it is left out. Where a
   * character of the outer text belongs to two of `text`, the places are parts of it.
   */
  readonly locate?: (start: number, end: number) => Span;
}

/** Takes a segment that was read. */
export type Write = (segment: EncodedSegment) => void;

/** Two characters that what a reader reads has, or ends with: each first one with those that may follow it. */
export type Triggers = Readonly<Record<string, Alphabet>>;

/** Reads one kind of what a layer writes, wherever its triggers stand. Linear in the length of the text. */
export interface Reader {
  readonly triggers: Triggers;
  /** What stands before a trigger that something begins with; anything, if it is left out. */
  readonly before?: Alphabet;
  /**
   * @param bytes of the text in Latin-1, which take a third of the time to read; of wider characters the last byte
   * @returns what reads at the offset of a trigger, and says from where on it would read the next one
   */
  readonly open: (text: string, write: Write, bytes: Uint8Array) => (at: number) => number;
}

/** An encoding of single characters, or a separator of pieces, that splits words. */
export interface Layer {
  /** Its name in `via`. */
  readonly name: string;
  readonly readers: readonly Reader[];
}

/** What a block may be found in. */
export interface BlockSource {
  readonly text: string;
  /** The same in Latin-1. */
  readonly bytes: Uint8Array;
  /** The runs of characters of base64 in it that are no words: see {@link findBlockRuns}. */
  readonly runs: readonly Span[];
  /** Shorter ones are left out, with all their lines. */
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
