import type { BytePath } from './byte-path.ts';

/** Whether a path is ignored, and by which pattern. */
export interface IgnoreAnswer {
  readonly path: BytePath;
  readonly ignored: boolean;
  /** The pattern that decides, as git shows it; undefined if none matches. */
  readonly rule:
    { readonly file: BytePath; readonly line: number; readonly text: string } | undefined;
}
