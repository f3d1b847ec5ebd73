import type { Span } from '../text/span.ts';

/** Bytes to scan, and what is known about them. */
export interface SourceFile {
  /** Relative to the root of what is scanned, `/`-separated, printable. */
  readonly path: string;
  readonly bytes: Buffer;
  /**
   * What the bytes are: the `content` of a file, the `target` of a symlink, the `message` of a commit or a
   * `tag`, the name of a `ref`. Of a `name` only the path counts.
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

/** What parts of a file have to be looked at where nothing is found in another version of it. */
export interface Comparison {
  /** Id of the other version. */
  readonly object: string;
  readonly parts: readonly Span[];
  /** As both versions have them, or have none. @see Version */
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

/** What was asked for and not scanned, with the reason. */
export interface Skipped {
  readonly path: string;
  readonly note: string;
  /** What it is, if it may contain something: `submodule`, `rar archive`. */
  readonly unopened?: string;
}

/** What was asked for and could not be scanned. */
export interface Failed extends Pick<SourceFile, 'object' | 'isBorrowed'> {
  /** Empty if it concerns everything that was asked for. */
  readonly path: string;
  /** Worded to follow the path: `cannot be read: permission denied`. */
  readonly error: string;
}

export type Item = SourceFile | LargeFile | Skipped | Failed;
