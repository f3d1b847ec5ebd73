import type { Change } from '../hooks/change.ts';

/** One part of what `init` does. */
export interface InitPart {
  readonly changes: readonly Change[];
  /** Directory that is shown in place of the single changes: absolute. */
  readonly directory?: string;
  /** Asked before the changes are made; without a question they are made. */
  readonly question?: string;
  /** Whether `--yes` does not answer the question. */
  readonly needsPerson?: boolean;
  /** The message if nobody can be asked and `--yes` is not given; for parts with a `question`. */
  readonly unasked?: string;
  /** Notes for people; one sentence a line. */
  readonly notes: readonly string[];
  /** Checked after the changes are made. */
  readonly after?: () => readonly string[];
}
