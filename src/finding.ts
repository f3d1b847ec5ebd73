import type { Severity } from '../rules/rule.ts';
import type { Excerpt } from './excerpt.ts';
import type { Secret } from './secret.ts';

/** Whether what was found enters with this commit, or was committed before. */
export type State = 'new' | 'already-committed';

/** One place where a rule is broken. Safe to print: the secret in it shows only its redacted form. */
export interface Finding {
  /** Id of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  /** Relative to the repository's root, `/`-separated; a secret in it is redacted. */
  readonly path: string;
  /** Where in the file; absent for what has no place in one (a file's name, its path). */
  readonly place?: Place;
  /** Absent where the rule forbids the file itself. */
  readonly secret?: Secret;
  /** The archives and layers that the secret is in, the outermost first; absent where it stands as it is. */
  readonly via?: readonly string[];
  /** The file in the archive at `path` that `place` is in; a secret in it is redacted. */
  readonly entry?: string;
  /** Identity across runs: a keyed hash of rule, path and secret, never of the line. */
  readonly fingerprint: string;
  /** Only where something is about to enter: staged, pushed. */
  readonly state?: State;
  readonly message: string;
  readonly remedy: string;
  /** The line that it stands on, redacted; absent where there is no place. */
  readonly excerpt?: Excerpt;
}

/** Lines and columns from 1, columns and offsets in UTF-16 units; `endColumn` and `end` are exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly start: number;
  readonly end: number;
}
