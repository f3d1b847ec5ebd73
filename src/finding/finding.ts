import type { Severity } from '../../rules/rule.ts';
import type { Region } from '../text/region.ts';
import type { Excerpt } from './excerpt.ts';
import type { Secret } from './secret.ts';
import type { Verification } from './verification.ts';

/** Whether the finding is new with this commit, or was committed before. */
export type State = 'new' | 'already-committed';

/** A region where a rule is broken. Safe to print: the secret in it shows only its redacted form. */
export interface Finding {
  /** Id of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  /** Relative to the repository's root, `/`-separated; a secret in it is redacted. */
  readonly path: string;
  /** Where it is in the file; absent if it is not in the content of a file. */
  readonly region?: Region;
  /** Absent if the rule forbids the file itself. */
  readonly secret?: Secret;
  /** The archives and encodings around the secret, the outermost first; absent if it is in plain text. */
  readonly via?: readonly string[];
  /** The file in the archive at `path` that `region` is in; a secret in it is redacted. */
  readonly entry?: string;
  /** Identity across runs: a keyed hash of rule, path and secret, never of the line. */
  readonly fingerprint: string;
  /** Only for changes: staged, pushed, or in a range of commits. */
  readonly state?: State;
  /** The commit that added it, if commits were scanned. */
  readonly origin?: Origin;
  /** In an audit: the repository that it is in; `path` begins with it. */
  readonly repository?: string;
  /** In an audit: a branch that has it; a secret in it is redacted. */
  readonly branch?: string;
  /** Only if xAI was asked about the key. */
  readonly verification?: Verification;
  readonly message: string;
  readonly remedy: string;
  /** The line, redacted; absent if there is no region. */
  readonly excerpt?: Excerpt;
}

/** The commit or tag that a finding is from. */
export interface Origin {
  /** Id of the commit that added it, the oldest if there are several; absent if none did. */
  readonly commit?: string;
  /** Date of that commit: ISO 8601, in UTC. Absent if the commit has no valid date. */
  readonly date?: string;
  /** Name of that commit's author, shortened; a secret in it is redacted. */
  readonly author?: string;
  /** First paragraph of that commit's message on one line, shortened; a secret in it is redacted. */
  readonly subject?: string;
  /** Name of the annotated tag whose message it is in; a secret in it is redacted. */
  readonly tag?: string;
  /** In a history: every commit that added it, the oldest first. */
  readonly commits?: readonly string[];
  /** In a history: whether HEAD's version of the file still has it. */
  readonly inHead?: boolean;
  /** In a history: no branch and no tag reaches it, so `git gc` will remove it. */
  readonly unreachable?: boolean;
}
