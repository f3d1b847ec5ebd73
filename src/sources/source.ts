import type { Config } from '../config/config.ts';
import type { Item } from '../files/source-file.ts';
import type { Suppressed } from '../filters/filter.ts';
import type { Finding } from '../finding/finding.ts';
import type { PointerOpener } from '../pointers/pointer-opener.ts';
import type { Scanned } from '../report/report.ts';
import type { Account } from './account.ts';

/**
 * Where bytes come from. What cannot be read is yielded as an error, never left out; what makes every
 * answer impossible is thrown.
 */
export interface Source {
  /** Whether it yields every file of the repository, so that what is not found is not there. */
  readonly isWhole?: boolean;
  /** What to say when it has nothing: `nothing staged`. */
  readonly emptyMessage: string;
  /** What to call what it yields, where that is no files: `the commit message`. */
  readonly subject?: string;
  /** Whether messages of commits and tags are among what it yields. */
  readonly hasCommits?: boolean;
  /** Which part of the work it is. */
  readonly shard?: NonNullable<Scanned['shard']>;
  /**
   * Tells the account how many items there are before it reads them, and yields each once, or under each of
   * its paths where it has an `SourceFile.object`.
   * @throws GitError, ScanError
   */
  readonly read: (account: Account) => AsyncIterable<Item>;
  /** Finds what its files stand for, where their content is kept elsewhere. */
  readonly pointers?: Pick<PointerOpener, 'open'>;
  /** What breaks a rule about the repository as a whole, where that was asked for. @throws GitError */
  readonly audit?: (config: Config) => Promise<readonly Finding[]>;
  /**
   * Tells what is new from what was committed before, where the source knows. Called once, with every
   * finding that is not suppressed, and only when there are any.
   */
  readonly classifyAsNewOrExisting?: (findings: readonly FileFinding[]) => Promise<Finding[]>;
  /** Says of a history's findings where each came in, once for all versions of a file. */
  readonly attributeToCommits?: (found: Results) => Promise<Attributed>;
}

/** What was found in what a source gave. */
export interface Results {
  readonly kept: readonly FileFinding[];
  readonly suppressed: readonly (FileFinding & Suppressed)[];
}

export interface Attributed {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
}

/** A finding with the path as the source gave it, which may hold a secret. */
export interface FileFinding {
  readonly finding: Finding;
  readonly sourcePath: string;
  /** As `SourceFile.object`. */
  readonly object?: string;
}
