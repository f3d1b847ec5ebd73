/** What stands in git's place for content that is kept elsewhere. */
export interface Pointer {
  /** What keeps it. */
  readonly system: 'Git LFS' | 'git-annex' | 'DVC';
  /** What gets it here. */
  readonly command: string;
  readonly contents: readonly StoredContent[];
}

/** A file whose content is kept elsewhere. */
export interface StoredContent {
  /** Relative to the directory of the pointer; absent where the pointer stands in the file's own place. */
  readonly path?: string;
  /** In bytes, where the pointer tells. */
  readonly size?: number;
  /** Where it may be, relative to the stores of the system. */
  readonly places: readonly string[];
  /** In hexadecimal, where it may lie in the work tree as well. */
  readonly md5?: string;
  /** Whether it is a list of files with their contents. */
  readonly isDirectory?: boolean;
}
