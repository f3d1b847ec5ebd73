import type { Span } from '../../text/span.ts';

/** A segment of a text and what it stands for. Offsets are UTF-16 units; `end` is exclusive. */
export interface EncodedSegment extends Span {
  /** What it stands for; empty for what only holds pieces apart. */
  readonly text: string;
  /** Whether there may be more of what it is written with, which would mean something else. */
  readonly mayBeLonger?: boolean;
  /** What ends there if it is none, which is as likely: what is found in that is more certain. */
  readonly ambiguousWith?: Span;
  /** Whether it stands for a whole text, so that nothing in it goes on outside. */
  readonly isWholeText?: boolean;
  /** Whether no part of it stands anywhere by itself, as of what is compressed. */
  readonly hasNoInnerOffsets?: boolean;
  /** Why the layer decodes neither the rest of it nor anything behind it, as said of the file. */
  readonly limit?: string;
  /**
   * Where a part of `text` stands in the outer text, from `start` on; in proportion when it is left out. Where a
   * character of the outer text belongs to two of `text`, the places are parts of it.
   */
  readonly locate?: (start: number, end: number) => Span;
}

/** A way to write a text so that its words do not stand in it. */
export interface Layer {
  /** What `via` says. */
  readonly name: string;
  /**
   * Every segment that the layer wrote, in order, none overlapping another. Linear in the length of the
   * text, whatever the text is.
   * @param isRelevant whether a secret may stand in a decoded text; asked where decoding is a guess
   */
  readonly find: (
    text: string,
    isRelevant: (decoded: string) => boolean,
  ) => Iterable<EncodedSegment>;
}

/** A layer that writes a whole text. */
export interface Block extends Layer {
  /**
   * Whether a part of a text may be written in it. Cheap, and never wrong when it says no.
   * @param bytes of the text in Latin-1
   */
  readonly mayStandIn: (bytes: Uint8Array, part: Span) => boolean;
}
