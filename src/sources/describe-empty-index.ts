import type { StagedChange } from '../git/staged-change.ts';

/** Why staged changes had nothing to look at. */
export function describeEmptyIndex(changes: readonly StagedChange[]): string {
  return changes.length > 0 ? 'only deletions staged' : 'nothing staged';
}
