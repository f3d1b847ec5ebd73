/** A file in an archive. */
export interface ArchiveEntry {
  /** As the archive has it, `/`-separated; empty where there is none. */
  readonly name: string;
  readonly bytes: Buffer;
}
