import type { Config } from '../config/config.ts';
import type { Item } from '../files/source-file.ts';
import type { Suppressed } from '../filters/filter.ts';
import type { Finding } from '../finding/finding.ts';
import type { PointerOpener } from '../pointers/pointer-opener.ts';
import type { Scanned } from '../report/report.ts';
import type { Account } from './account.ts';

/**
 * Yields the bytes to scan. An item that cannot be read is yielded as an error, never skipped; errors that
 * make a result impossible are thrown.
 */
export interface Source {
  /** Whether it yields every file of the repository, so that missing findings are gone. */
  readonly isWhole?: boolean;
  /** The message if it is empty: `nothing staged`. */
  readonly emptyMessage: string;
  /** The noun for its items, if they are not files: `the commit message`. */
  readonly subject?: string;
  /** Whether it yields messages of commits and tags. */
  readonly hasCommits?: boolean;
  /** The shard of the history that it yields. */
  readonly shard?: NonNullable<Scanned['shard']>;
  /**
   * Tells the account the number of items before it reads them, and yields each once, or an object once under
   * each of its paths.
   * @throws GitError, ScanError
   */
  readonly read: (account: Account) => AsyncIterable<Item>;
  /** Opens content that is stored elsewhere, such as in Git LFS. */
  readonly pointers?: Pick<PointerOpener, 'open'>;
  /** Findings about the repository as a whole. @throws GitError */
  readonly audit?: (config: Config) => Promise<readonly Finding[]>;
  /**
   * Distinguishes new findings from those that were committed before, if the source can. Called once, with
   * every finding that is not suppressed, and only when there are any.
   */
  readonly classifyAsNewOrExisting?: (findings: readonly FileFinding[]) => Promise<Finding[]>;
  /** Attributes the findings of a history to commits, once for all versions of a file. */
  readonly attributeToCommits?: (found: Results) => Promise<Attributed>;
}

/** The findings in the items of a source. */
export interface Results {
  readonly kept: readonly FileFinding[];
  readonly suppressed: readonly (FileFinding & Suppressed)[];
}

export interface Attributed {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
}

/** A finding with the path as the source gave it, which may contain a secret. */
export interface FileFinding {
  readonly finding: Finding;
  readonly sourcePath: string;
  /** As `SourceFile.object`. */
  readonly object?: string;
}
