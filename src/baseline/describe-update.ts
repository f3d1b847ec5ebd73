import { groupBy } from '../collections/group-by.ts';
import { escapeControls } from '../text/escape-controls.ts';
import type { BaselineEntry } from './baseline.ts';

/** What `keyfence baseline` did. */
export interface BaselineUpdate {
  readonly path: string;
  /** Numbers of findings: accepted now, before, and not at all. */
  readonly accepted: number;
  readonly known: number;
  readonly left: number;
  readonly stale: readonly BaselineEntry[];
  /** Whether the stale entries were removed. */
  readonly isPruned: boolean;
  /** Paths of what was imported and keyfence does not find there. */
  readonly unmatched: readonly string[];
  /** Whether git tracks an older version, which counts in a commit until this one is staged. */
  readonly needsStaging?: boolean;
  /** Whether git would merge the file line by line, and stop at conflicts. */
  readonly needsMergeDriver: boolean;
}

/** What whoever accepts a secret has to know. */
export const ROTATE =
  'Accepting is not rotating: whoever has the repository has these secrets. Rotate them.';

/** Says it on the terminal; that accepting is not rotating, before anything else that could be done. */
export function describeUpdate(update: BaselineUpdate): string {
  const { path, accepted, known, left, stale, isPruned, unmatched } = update;
  const lines = [`accepted ${accepted} new, ${known} known before, in ${path}`];
  if (accepted + known > 0) {
    lines.push(ROTATE);
  }
  if (left > 0) lines.push(`${left} more found and not accepted; "keyfence scan" shows them`);
  if (unmatched.length > 0) {
    lines.push(
      `${unmatched.length} imported that keyfence does not find where they are said to be:`,
      ...countPaths(unmatched),
    );
  }
  if (stale.length > 0) {
    const advice = isPruned ? 'removed' : 'remove with "keyfence baseline --prune"';
    lines.push(`${stale.length} stale, for nothing of the kind is found any more; ${advice}:`);
    lines.push(...countPaths(stale.map((entry) => entry.path)));
  }
  if (update.needsStaging) {
    lines.push(`A commit is judged by what is staged; stage it with "git add ${path}".`);
  }
  if (update.needsMergeDriver) {
    lines.push(
      'To have git merge it without conflicts, add this line to .gitattributes:',
      `  ${toPattern(path)} merge=union`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Each path once, with how often it is there. */
export function countPaths(paths: readonly string[]): string[] {
  const groups = groupBy(paths, (path) => path);
  return [...groups].map(([path, { length }]) => `  ${escapeControls(path)}  ${length}`);
}

/** A pattern with spaces is quoted as in C. https://git-scm.com/docs/gitattributes#_description */
function toPattern(path: string): string {
  return /[\s"]/.test(path) ? JSON.stringify(path) : path;
}
