import type { StagedChange } from '../git/staged-change.ts';

/** Why there were no staged changes to scan. */
export function describeEmptyIndex(changes: readonly StagedChange[]): string {
  return changes.length > 0 ? 'only deletions staged' : 'nothing staged';
}
