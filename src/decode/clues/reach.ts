/** How far from a clue the rest of the secret may be, in characters. */
export const REACH = {
  /** From a single character. */
  character: 192,
  /** From a piece of the beginning of a key, or of an escape. */
  piece: 1024,
  /** From a word of encoded text. */
  word: 512,
} as const;

/** How far before a separator the beginning of a key may be. */
export const PREFIX_REACH = 64;

/** The maximum distance between literals of a list. */
export const LIST_REACH = 512;
