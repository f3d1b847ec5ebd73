import { groupBy } from '../collections/group-by.ts';
import { nameOwnCommand } from '../package/own-command.ts';
import { escapeControls } from '../text/escape-controls.ts';
import { formatCount } from '../text/format-count.ts';
import { wrap } from '../text/wrap.ts';
import type { BaselineEntry } from './baseline.ts';

/** The result of `keyfence baseline`. */
export interface BaselineUpdate {
  readonly path: string;
  /** Whether nothing was written. */
  readonly isDry?: boolean;
  /** Numbers of findings: accepted now, accepted before, not accepted. */
  readonly accepted: number;
  readonly known: number;
  readonly left: number;
  /** Lines about findings, without their secrets: newly accepted, */
  readonly listed?: readonly string[];
  /** in renamed files, */
  readonly moved?: readonly string[];
  /** and not accepted because they are not committed yet. */
  readonly refused?: readonly string[];
  readonly stale: readonly BaselineEntry[];
  /** Whether the stale entries were removed. */
  readonly isPruned: boolean;
  /** Paths of imported findings that keyfence does not find there. */
  readonly unmatched: readonly string[];
  /** Whether git tracks an older version, which a commit uses until this one is staged. */
  readonly needsStaging?: boolean;
  /** Whether git merges the file line by line, and so may stop at conflicts. */
  readonly needsMergeDriver: boolean;
}

/** Accepting a finding does not make its secret harmless. */
export const ROTATE =
  'Accepting is not rotating: whoever has the repository has these secrets. Rotate them.';

/**
 * Describes the update for the terminal. It begins with the reminder that accepted secrets still have to be
 * rotated.
 */
export function describeUpdate(update: BaselineUpdate): string {
  const { path, isDry = false, accepted, known, left, stale, isPruned, unmatched } = update;
  const { listed = [], moved = [], refused = [] } = update;
  const command = nameOwnCommand();
  const did = isDry ? 'would accept' : 'accepted';
  const lines = [
    `${did} ${accepted} new, ${known} known before, in ${path}`,
    ...listed.map(indent),
    ...list(moved, `${countEntries(moved.length)} of renamed files:`),
  ];
  if (accepted + known > 0) lines.push(...wrap(ROTATE));
  if (refused.length > 0) {
    const head = `${refused.length} not accepted, because HEAD does not contain ${refused.length === 1 ? 'it' : 'them'} yet. Remove the secret before you commit; --include-new accepts it anyway:`;
    lines.push(...wrap(head), ...refused.map(indent));
  }
  if (left > 0) lines.push(`${left} more found and not accepted; "${command} scan" shows them`);
  if (unmatched.length > 0) {
    lines.push(
      `${unmatched.length} imported that keyfence does not find there:`,
      ...countPaths(unmatched),
    );
  }
  if (stale.length > 0) {
    const advice = isPruned ? 'removed' : `remove with "${command} baseline --prune"`;
    lines.push(
      ...wrap(`${countEntries(stale.length, 'stale ')} (no longer found); ${advice}:`),
      ...countPaths(stale.map((entry) => entry.path)),
    );
  }
  if (update.needsStaging) {
    lines.push(`A commit is judged by what is staged; stage it with "git add ${path}".`);
  }
  if (update.needsMergeDriver) {
    lines.push(
      ...wrap(
        `To have git merge it without conflicts, run "${command} init", or add this line to .gitattributes:`,
      ),
      `  ${renderMergeLine(path)}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function list(items: readonly string[], head: string): string[] {
  return items.length === 0 ? [] : [head, ...items.map(indent)];
}

function indent(line: string): string {
  return `  ${escapeControls(line)}`;
}

function countEntries(number: number, kind = ''): string {
  return formatCount(number, `${kind}entry`, `${kind}entries`);
}

/** Each path once, with its count. */
export function countPaths(paths: readonly string[]): string[] {
  const groups = groupBy(paths, (path) => path);
  return [...groups].map(([path, { length }]) => `  ${escapeControls(path)}  ${length}`);
}

/** The line of .gitattributes that makes git merge a baseline without conflicts. */
export function renderMergeLine(path: string): string {
  return `${toAttributePattern(path)} merge=union`;
}

/** A pattern with spaces is quoted as in C. https://git-scm.com/docs/gitattributes#_description */
export function toAttributePattern(path: string): string {
  return /[\s"]/.test(path) ? JSON.stringify(path) : path;
}
