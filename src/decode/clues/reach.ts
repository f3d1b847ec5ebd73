/** How far from a clue the rest of what it belongs to may stand, in characters. */
export const REACH = {
  /** From a single character. */
  character: 192,
  /** From a piece of the beginning of a key, or of an escape. */
  piece: 1024,
  /** From a word of encoded text. */
  word: 512,
} as const;

/** How far before a segment the beginning of a key may stand that it holds apart from the rest. */
export const PREFIX_REACH = 64;

/** How far from one literal of a list another one may stand. */
export const LIST_REACH = 512;
