/** One form that keys of a pattern have. */
export interface PatternForm {
  /** Literally; printable ASCII. */
  readonly prefix: string;
  /** As `readAlphabet` takes it. */
  readonly alphabet: string;
  /** How many characters stand behind the prefix. */
  readonly min: number;
  readonly max: number;
  /** Stands somewhere in each. */
  readonly contains?: string;
  /** Whether nothing of a word may stand before the prefix: it is so short that words end in it. */
  readonly startsWord?: boolean;
}

/** Keys that are told by a prefix, an alphabet and a length. */
export interface Pattern {
  readonly id: string;
  readonly title: string;
  readonly remedy: string;
  readonly reference?: string;
  readonly forms: readonly PatternForm[];
  /** Whether what stands in for a key in the documentation of a vendor is left out. */
  readonly hasStandIns?: boolean;
  /** Samples, which are no secrets. */
  readonly examples?: readonly string[];
}
