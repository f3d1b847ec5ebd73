import type { BaselineEntry } from './baseline/baseline.ts';
import type { Suppressed } from './filters/filter.ts';
import type { Finding } from './finding.ts';

/** What was looked at and what was found. */
export interface Report {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  /** Entries of the baseline that accept nothing any more; empty where only a part was scanned. */
  readonly stale: readonly BaselineEntry[];
  readonly scanned: Scanned;
}

/** What was looked at. */
export interface Scanned {
  /** Files that were read to their end. */
  readonly files: number;
  /** Their size. */
  readonly bytes: number;
  /** Files that were asked for and not scanned, with the reason. */
  readonly notes: readonly { readonly path: string; readonly note: string }[];
  /** What to say when there was nothing to look at: `nothing staged`. */
  readonly emptyNote: string;
}
