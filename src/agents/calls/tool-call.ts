/** A part of a file that is replaced. */
export type Edit =
  | { readonly old: string; readonly new: string; readonly isEverywhere: boolean }
  /** Lines that stand after line `from` (0: before the first) and up to line `to` give way to others. */
  | { readonly from: number; readonly to: number; readonly new: string };

/** A file that a call writes: as a whole, or in parts; gone where neither is there. */
export interface Write {
  /** As the agent names it. */
  readonly path: string;
  readonly content?: string;
  readonly edits?: readonly Edit[];
}

/** A file that a call shows to the model. */
export interface Read {
  /** As the agent names it. */
  readonly path: string;
  /** Lines that are shown, from 1; the whole file where they are absent. */
  readonly first?: number;
  readonly last?: number;
  /** What is looked for in a file, or below a directory; absent where all of it is shown. */
  readonly pattern?: string;
}

/** What the arguments of a tool say that it does. */
export interface ToolCall {
  readonly writes: readonly Write[];
  readonly reads: readonly Read[];
  readonly commands: readonly string[];
  /** The arguments without what is in `writes` and without text that is replaced. */
  readonly rest: unknown;
}
