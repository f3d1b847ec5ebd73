import type { Account } from '../account.ts';
import type { Config } from '../config.ts';
import type { Suppressed } from '../filters/filter.ts';
import type { Finding } from '../finding.ts';
import type { PointerOpener } from '../pointers/pointer-opener.ts';
import type { Scanned } from '../report.ts';

/** Bytes to scan, and what is known about them. */
export interface SourceFile {
  /** Relative to the root of what is scanned, `/`-separated, printable. */
  readonly path: string;
  readonly bytes: Buffer;
  /**
   * What the bytes are: the `content` of the file, the `target` of a symlink, or what has neither a
   * name nor a place in a file: the `message` of a commit or a `tag`, the name of a `ref`. Of a `name`
   * only the path counts.
   */
  readonly kind: 'content' | 'target' | 'message' | 'tag' | 'ref' | 'name';
  /** Whether the file is, or is about to be, part of the repository, so that its name counts. */
  readonly tracked: boolean;
  /** Id of the object that the bytes are from, where a source settles what it found by it. */
  readonly object?: string;
  /** Whether another shard counts the object. */
  readonly isBorrowed?: boolean;
  /** Where the bytes stand in an archive at that path. */
  readonly within?: Within;
}

/** A file that is not held in memory as a whole. */
export interface LargeFile extends Pick<SourceFile, 'path' | 'tracked' | 'object' | 'isBorrowed'> {
  readonly kind: 'content';
  /**
   * Its bytes, once, before the source is asked for the next file.
   * @throws ScanError when it cannot be read to its end, without its name; GitError
   */
  readonly chunks: AsyncIterable<Buffer>;
}

/** A place in an archive, or in an archive in one. */
export interface Within {
  /** Names of the archives in it and of the file, with `!/` between; empty where there is none. */
  readonly entry: string;
  /** Kinds of the archives, the outermost first. */
  readonly via: readonly string[];
}

/** What was asked for and is not scanned, with the reason. */
export interface Skipped {
  readonly path: string;
  readonly note: string;
  /** What it is, where something may be in it that nobody has seen: `submodule`, `rar archive`. */
  readonly unopened?: string;
}

/** What was asked for and could not be scanned. */
export interface Failed {
  readonly path: string;
  /** As said of the path: `cannot be read: permission denied`. */
  readonly error: string;
}

export type Item = SourceFile | LargeFile | Skipped | Failed;

/**
 * Where bytes come from. What cannot be read is yielded as an error, never left out; what makes every
 * answer impossible is thrown.
 */
export interface Source {
  /** Whether it yields every file of the repository, so that what is not found is not there. */
  readonly isWhole?: boolean;
  /** What to say when it has nothing: `nothing staged`. */
  readonly emptyNote: string;
  /** What to call what it yields, where that is no files: `the commit message`. */
  readonly subject?: string;
  /** Whether messages of commits and tags are among what it yields. */
  readonly hasCommits?: boolean;
  /** Which part of the work it is. */
  readonly shard?: NonNullable<Scanned['shard']>;
  /**
   * Tells the account how many items there are before it reads them, and yields each once, or under each of
   * its paths where it has an {@link SourceFile.object}.
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
  readonly judgeState?: (findings: readonly FileFinding[]) => Promise<Finding[]>;
  /** Says of a history's findings where each came in, once for all versions of a file. */
  readonly settle?: (found: Found) => Promise<Settled>;
}

/** What was found in what a source gave. */
export interface Found {
  readonly kept: readonly FileFinding[];
  readonly suppressed: readonly (FileFinding & Suppressed)[];
}

export interface Settled {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
}

/** A finding with the path as the source gave it, which may hold a secret. */
export interface FileFinding {
  readonly finding: Finding;
  readonly sourcePath: string;
  /** As {@link SourceFile.object}. */
  readonly object?: string;
}
