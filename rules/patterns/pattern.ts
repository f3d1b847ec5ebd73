/** A form of key that a pattern describes. */
export interface PatternForm {
  /** Literally; printable ASCII. */
  readonly prefix: string;
  /** As for `readAlphabet`. */
  readonly alphabet: string;
  /** Number of characters after the prefix. */
  readonly min: number;
  readonly max: number;
  /** Is contained in each. */
  readonly contains?: string;
  /** Whether no word character may precede the prefix, which is so short that words end in it. */
  readonly startsWord?: boolean;
}

/** Keys with a prefix, an alphabet and a length. */
export interface Pattern {
  readonly id: string;
  readonly title: string;
  readonly remedy: string;
  readonly reference?: string;
  readonly forms: readonly PatternForm[];
  /** Whether the placeholders in a vendor's documentation are ignored. */
  readonly hasStandIns?: boolean;
  /** Samples, which are not secret. */
  readonly examples?: readonly string[];
}
