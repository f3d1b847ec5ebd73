import type { Severity } from '../../rules/rule.ts';
import type { Region } from '../text/region.ts';
import type { Excerpt } from './excerpt.ts';
import type { Secret } from './secret.ts';
import type { Verification } from './verification.ts';

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
  readonly place?: Region;
  /** Absent where the rule forbids the file itself. */
  readonly secret?: Secret;
  /** The archives and layers that the secret is in, the outermost first; absent where it stands as it is. */
  readonly via?: readonly string[];
  /** The file in the archive at `path` that `place` is in; a secret in it is redacted. */
  readonly entry?: string;
  /** Identity across runs: a keyed hash of rule, path and secret, never of the line. */
  readonly fingerprint: string;
  /** Only where something is about to enter: staged, pushed, or added by a range of commits. */
  readonly state?: State;
  /** Where it came in, as far as commits were asked for. */
  readonly origin?: Origin;
  /** Of an audit: the repository that it is in; `path` begins with it. */
  readonly repository?: string;
  /** Of an audit: a branch that has it; a secret in it is redacted. */
  readonly branch?: string;
  /** Only where xAI was asked about the key. */
  readonly verification?: Verification;
  readonly message: string;
  readonly remedy: string;
  /** The line that it stands on, redacted; absent where there is no place. */
  readonly excerpt?: Excerpt;
}

/** How a finding came into the history. */
export interface Origin {
  /** Id of the commit that brought it in, the oldest if there are several. Absent where none did. */
  readonly commit?: string;
  /** When that was committed: ISO 8601, in UTC. Absent where the commit has no date that is one. */
  readonly date?: string;
  /** Name of that commit's author; a secret in it is redacted. */
  readonly author?: string;
  /** First line of that commit's message; a secret in it is redacted. */
  readonly subject?: string;
  /** Name of the annotated tag whose message it stands in; a secret in it is redacted. */
  readonly tag?: string;
  /** Of a history: every commit that brought it in, the oldest first. */
  readonly commits?: readonly string[];
  /** Of a history: whether HEAD's version of the file still has it. */
  readonly inHead?: boolean;
  /** Of a history: no branch and no tag leads there, so that it goes with the next `git gc`. */
  readonly unreachable?: boolean;
}
