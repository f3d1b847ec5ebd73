/** One accepted finding. Neither a secret nor a line is in it. */
export interface BaselineEntry {
  /** As reports show it. */
  readonly path: string;
  readonly rule: string;
  /** Under one of the baseline's salts. */
  readonly fingerprint: string;
}

/** The findings that a repository has accepted. */
export interface Baseline {
  /** Relative to the top of the repository, `/`-separated. */
  readonly path: string;
  /**
   * One, or several where branches that each began a baseline were merged. Hexadecimal, sorted; reports
   * use the first.
   */
  readonly salts: readonly [string, ...string[]];
  readonly entries: readonly BaselineEntry[];
}
