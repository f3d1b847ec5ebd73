/** A file in an archive. */
export interface ArchiveEntry {
  /** As in the archive, `/`-separated; empty if there is no name. */
  readonly name: string;
  readonly bytes: Buffer;
}
