import type { Change } from '../hooks/change.ts';

/** One thing that `init` sees to. */
export interface InitPart {
  readonly changes: readonly Change[];
  /** Directory that stands for the changes, where people need not see each: absolute. */
  readonly directory?: string;
  /** Asked before the changes are made; they are made without a word where there is none. */
  readonly question?: string;
  /** Whether `--yes` is no answer to the question. */
  readonly needsPerson?: boolean;
  /** What happens where nobody can be asked and `--yes` is not given; goes with `question`. */
  readonly unasked?: string;
  /** What people have to know; one a line. */
  readonly notes: readonly string[];
  /** What is so once the changes are made, to be asked then. */
  readonly after?: () => readonly string[];
}
