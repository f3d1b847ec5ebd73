import type { BaselineEntry } from '../baseline/baseline.ts';
import type { Suppressed } from '../filters/filter.ts';
import type { Finding } from '../finding/finding.ts';
import type { MoreFindings } from './more-findings.ts';
import type { NextSteps } from './next-steps/next-steps.ts';
import type { Shard } from './shard.ts';

/** What was looked at and what was found. */
export interface Report {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  /** Findings that are not reported one by one, since a file has very many. They count like the others. */
  readonly more?: readonly MoreFindings[];
  /** The same of what is suppressed. */
  readonly moreSuppressed?: readonly MoreFindings[];
  /** Entries of the baseline that accept nothing any more; empty where only a part was scanned. */
  readonly stale: readonly BaselineEntry[];
  /** What was asked for and could not be scanned. */
  readonly errors: readonly ReportedError[];
  /** Of an audit: every repository, in the order of their names. */
  readonly repositories?: readonly RepositoryState[];
  readonly scanned: Scanned;
  /** What to do about what was found, where that depends on when it was. */
  readonly nextSteps?: NextSteps;
}

/** Whether the hooks of a repository call keyfence. */
export interface Guard {
  /** `not-installed`: the files that the project shares would, and in this clone nobody has installed them. */
  readonly state: 'guarded' | 'partly' | 'not-installed' | 'unguarded';
  /** Hooks that do not. */
  readonly missing?: readonly string[];
}

/** What an audit says of a repository beside what was found in it. */
export interface RepositoryState {
  readonly name: string;
  /** How many findings it has. */
  readonly findings: number;
  /** That is checked out. */
  readonly branch?: string;
  /** Absent where there is no work tree. */
  readonly guard?: Guard;
  /** Whether its ignore files keep out what holds secrets; absent where that was not asked. */
  readonly coversSecrets?: boolean | undefined;
  /** Why it could not be audited. */
  readonly error?: string;
}

/** Why something could not be scanned. */
export interface ReportedError {
  /** Empty where it is said of the whole. */
  readonly path: string;
  /** As said of the path: `cannot be read: permission denied`. */
  readonly message: string;
}

/** What is to be said of an item that was not scanned. */
export interface Note {
  readonly path: string;
  readonly note: string;
}

/** What was looked at. What was asked for are the files, commits and tags, what was skipped and what failed. */
export interface Scanned {
  /** How many items were asked for, as told before the first was read. */
  readonly asked: number;
  /** How many were left out, each with a note. */
  readonly skipped: number;
  /** How many could not be scanned, or not to their end. */
  readonly failed: number;
  /** Files that were read to their end; of commits and a history, the blobs. */
  readonly files: number;
  /** Commits whose messages were read; absent where none were asked for. */
  readonly commits?: number;
  /** Annotated tags whose messages were read; absent where none were asked for. */
  readonly tags?: number;
  /** Their size. */
  readonly bytes: number;
  /** Files that were asked for and not scanned, with the reason. */
  readonly notes: readonly Note[];
  /** Paths of those of them that something may be in which nobody has seen. */
  readonly unopened: readonly string[];
  /** Ids of rules that find secrets and are off. */
  readonly off?: readonly string[];
  /** The files of the configurations that applied to what was scanned, where there are any. */
  readonly configurations?: readonly string[];
  /** How many paths the configuration leaves out. */
  readonly ignored?: number;
  /** Which part of the work it was, and of what: a digest of all refs, the same for every shard. */
  readonly shard?: Shard & { readonly of: string };
  /** What to say when there was nothing to look at: `nothing staged`. */
  readonly emptyNote: string;
  /** What was scanned, where that is no files: `the commit message`. */
  readonly subject?: string;
}
