import type { StagedChange } from '../git/staged-change.ts';

/** Whether the audit is needed: the changes affect what git ignores. */
export function changesIgnoreFile(changes: readonly StagedChange[]): boolean {
  return changes.some(({ path }) => path === '.gitignore' || path.endsWith('/.gitignore'));
}
