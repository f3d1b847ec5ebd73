/** A pointer, which git stores in place of content that is stored elsewhere. */
export interface Pointer {
  /** The system that stores it. */
  readonly system: 'Git LFS' | 'git-annex' | 'DVC';
  /** The command that fetches it. */
  readonly command: string;
  readonly contents: readonly StoredContent[];
}

/** A file whose content is stored elsewhere. */
export interface StoredContent {
  /** Relative to the directory of the pointer; absent if the pointer has the path of the file itself. */
  readonly path?: string;
  /** In bytes, if the pointer says. */
  readonly size?: number;
  /** Where it may be, relative to the stores of the system. */
  readonly places: readonly string[];
  /** In hexadecimal; the content may be in the work tree too. */
  readonly md5?: string;
  /** Whether it is a list of files with their contents. */
  readonly isDirectory?: boolean;
}
