import type { Span } from '../text/span.ts';

/** Bytes to scan, with their path and origin. */
export interface SourceFile {
  /** Relative to the root of what is scanned, `/`-separated, printable. */
  readonly path: string;
  readonly bytes: Buffer;
  /**
   * The kind of the bytes: the `content` of a file, the `target` of a symlink, the `message` of a commit or a
   * `tag`, the name of a `ref`. For a `name`, only the path is scanned.
   */
  readonly kind: 'content' | 'target' | 'message' | 'tag' | 'ref' | 'name';
  /** Whether the file is, or is about to be, part of the repository, so that its name counts. */
  readonly tracked: boolean;
  /** Id of the object that the bytes are from, if the source needs it for its findings. */
  readonly object?: string;
  /** The version that it was compared with. */
  readonly comparedWith?: Comparison;
  /** Whether another shard counts the object. */
  readonly isBorrowed?: boolean;
  /** Location of the bytes in an archive at that path. */
  readonly within?: ArchiveLocation;
}

/** The parts of a file that have to be scanned if there are no findings in another version of it. */
export interface Comparison {
  /** Id of the other version. */
  readonly object: string;
  /** Whether it could hold a secret itself. If not, it is never linted. */
  readonly isSuspect: boolean;
  readonly parts: readonly Span[];
  /** The same for both versions. @see Version */
  readonly hasSoftBreaks: boolean;
}

/** A file that is too large for memory. */
export interface LargeFile extends Pick<SourceFile, 'path' | 'tracked' | 'object' | 'isBorrowed'> {
  /** A link or a name is never that large. */
  readonly kind: 'content' | 'message' | 'tag';
  /**
   * Its bytes, once, before the source is asked for the next file.
   * @throws ScanError when it cannot be read to its end, without its name; GitError
   */
  readonly chunks: AsyncIterable<Buffer>;
}

/** A location in an archive, or in a nested archive. */
export interface ArchiveLocation {
  /** Names of the nested archives and of the file, joined by `!/`; empty if there is none. */
  readonly entry: string;
  /** Formats of the archives, the outermost first. */
  readonly via: readonly string[];
}

/** An item that was not scanned on purpose, with the reason. */
export interface Skipped {
  readonly path: string;
  readonly note: string;
  /** The kind of item, if it may contain a secret: `submodule`, `rar archive`. */
  readonly unopened?: string;
}

/** An item that could not be scanned. */
export interface Failed extends Pick<SourceFile, 'object' | 'isBorrowed'> {
  /** Empty if the error concerns all items. */
  readonly path: string;
  /** Worded to follow the path: `cannot be read: permission denied`. */
  readonly error: string;
}

export type Item = SourceFile | LargeFile | Skipped | Failed;
