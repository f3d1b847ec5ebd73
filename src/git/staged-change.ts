/** A path that differs between the index and HEAD. */
export interface StagedChange {
  /** Printable; see {@link splitPrintable}. */
  readonly path: string;
  readonly status: 'A' | 'M' | 'T' | 'D' | 'U';
  /** As git writes it: `100644`, `120000` for a symlink, `160000` for a submodule. */
  readonly mode: string;
  /** Object ids, absent if that side has no object. */
  readonly id?: string;
  readonly oldId?: string;
  readonly oldMode: string;
}
