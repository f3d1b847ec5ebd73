/** A part of a file that is replaced. */
export type Edit =
  | { readonly old: string; readonly new: string; readonly isEverywhere: boolean }
  /** Replaces the lines after line `from` (0: before the first) up to line `to`. */
  | { readonly from: number; readonly to: number; readonly new: string };

/** A file that a call writes: its content, or edits; it is deleted if both are absent. */
export interface Write {
  /** As the agent writes it. */
  readonly path: string;
  readonly content?: string;
  readonly edits?: readonly Edit[];
}

/** A file that a call shows to the model. */
export interface Read {
  /** As the agent writes it. */
  readonly path: string;
  /** Lines that are shown, from 1; absent for the whole file. */
  readonly first?: number;
  readonly last?: number;
  /** The pattern that a file or a directory is searched for; absent if everything is shown. */
  readonly pattern?: string;
}

/** What a tool does, judging by its arguments. */
export interface ToolCall {
  readonly writes: readonly Write[];
  readonly reads: readonly Read[];
  readonly commands: readonly string[];
  /** The arguments without what is in `writes` and without text that is replaced. */
  readonly rest: unknown;
}
