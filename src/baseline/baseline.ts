/** One accepted finding. It contains neither a secret nor a line. */
export interface BaselineEntry {
  /** As in reports. */
  readonly path: string;
  readonly rule: string;
  /** Keyed with one of the baseline's salts. */
  readonly fingerprint: string;
}

/** The findings that a repository has accepted. */
export interface Baseline {
  /** Relative to the top of the repository, `/`-separated. */
  readonly path: string;
  /**
   * One, or several after a merge of branches that each began a baseline. Hexadecimal, sorted; reports use the
   * first.
   */
  readonly salts: readonly [string, ...string[]];
  readonly entries: readonly BaselineEntry[];
}
