import type { BaselineEntry } from '../baseline/baseline.ts';
import type { Suppressed } from '../filters/filter.ts';
import type { Finding } from '../finding/finding.ts';
import type { MoreFindings } from './more-findings.ts';
import type { NextSteps } from './next-steps/next-steps.ts';
import type { Shard } from './shard.ts';

/** The result of a scan. */
export interface Report {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  /** Findings that are only counted, because there are very many. They block like the others. */
  readonly more?: readonly MoreFindings[];
  /** The same for suppressed findings. */
  readonly moreSuppressed?: readonly MoreFindings[];
  /** Entries of the baseline that accept nothing any more; empty if only a part was scanned. */
  readonly stale: readonly BaselineEntry[];
  /** Items that could not be scanned. */
  readonly errors: readonly ReportedError[];
  /** In an audit: every repository, sorted by name. */
  readonly repositories?: readonly RepositoryState[];
  readonly scanned: Scanned;
  /** What to do about the findings, if that depends on the hook. */
  readonly nextSteps?: NextSteps;
}

/** Whether the hooks of a repository call keyfence. */
export interface Guard {
  /** `not-installed`: the shared files would, but nobody installed the hooks in this clone. */
  readonly state: 'guarded' | 'partly' | 'not-installed' | 'unguarded';
  /** Hooks that do not call it. */
  readonly missing?: readonly string[];
}

/** The state of a repository in an audit. */
export interface RepositoryState {
  readonly name: string;
  /** How many findings it has. */
  readonly findings: number;
  /** The branch that is checked out. */
  readonly branch?: string;
  /** Absent if there is no work tree. */
  readonly guard?: Guard;
  /** Whether its ignore files cover secret files; absent if that was not asked for. */
  readonly coversSecrets?: boolean | undefined;
  /** Why it could not be audited. */
  readonly error?: string;
}

/** Why something could not be scanned. */
export interface ReportedError {
  /** Empty if it concerns everything. */
  readonly path: string;
  /** Worded to follow the path: `cannot be read: permission denied`. */
  readonly message: string;
}

/** A note about an item that was not scanned. */
export interface Note {
  readonly path: string;
  readonly note: string;
}

/** Counts of the items: the files, commits and tags that were scanned, the skipped and the failed ones. */
export interface Scanned {
  /** How many items were asked for, as counted before the first was read. */
  readonly asked: number;
  /** How many were skipped, each with a note. */
  readonly skipped: number;
  /** How many could not be scanned completely. */
  readonly failed: number;
  /** Files that were read completely; for commits and a history, the blobs. */
  readonly files: number;
  /** Commits whose messages were read; absent if none were asked for. */
  readonly commits?: number;
  /** Annotated tags whose messages were read; absent if none were asked for. */
  readonly tags?: number;
  /** Their size. */
  readonly bytes: number;
  /** Files that were asked for and not scanned, with the reason. */
  readonly notes: readonly Note[];
  /** Paths of those that may contain something. */
  readonly unopened: readonly string[];
  /** Ids of rules about secrets that are off. */
  readonly off?: readonly string[];
  /** The configuration files that applied, if there are any. */
  readonly configurations?: readonly string[];
  /** How many paths the configuration ignores. */
  readonly ignored?: number;
  /** The shard, and the whole that it belongs to: a digest of all refs, the same for every shard. */
  readonly shard?: Shard & { readonly of: string };
  /** The message if there was nothing to scan: `nothing staged`. */
  readonly emptyMessage: string;
  /** What was scanned, if that is not files: `the commit message`. */
  readonly subject?: string;
}
