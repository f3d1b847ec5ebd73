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
  readonly within?: ArchiveLocation;
}

/** A file that is not held in memory as a whole. */
export interface LargeFile extends Pick<SourceFile, 'path' | 'tracked' | 'object' | 'isBorrowed'> {
  /** A link or a name is never that large. */
  readonly kind: 'content' | 'message' | 'tag';
  /**
   * Its bytes, once, before the source is asked for the next file.
   * @throws ScanError when it cannot be read to its end, without its name; GitError
   */
  readonly chunks: AsyncIterable<Buffer>;
}

/** A place in an archive, or in an archive in one. */
export interface ArchiveLocation {
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
export interface Failed extends Pick<SourceFile, 'object' | 'isBorrowed'> {
  /** Empty where it is said of everything that was asked for. */
  readonly path: string;
  /** As said of the path: `cannot be read: permission denied`. */
  readonly error: string;
}

export type Item = SourceFile | LargeFile | Skipped | Failed;
