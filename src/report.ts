import type { BaselineEntry } from './baseline/baseline.ts';
import type { Suppressed } from './filters/filter.ts';
import type { Finding } from './finding.ts';
import type { Shard } from './shard.ts';

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
  /** Files that were read to their end; of commits and a history, the blobs. */
  readonly files: number;
  /** Commits whose messages were read; absent where none were asked for. */
  readonly commits?: number;
  /** Annotated tags whose messages were read; absent where none were asked for. */
  readonly tags?: number;
  /** Their size. */
  readonly bytes: number;
  /** Files that were asked for and not scanned, with the reason. */
  readonly notes: readonly { readonly path: string; readonly note: string }[];
  /** Which part of the work it was, and of what: a digest of all refs, the same for every shard. */
  readonly shard?: Shard & { readonly of: string };
  /** What to say when there was nothing to look at: `nothing staged`. */
  readonly emptyNote: string;
  /** What was scanned, where that is no files: `the commit message`. */
  readonly subject?: string;
}
