import { listChangesSince, type StagedChange } from '../git/staged-changes.ts';
import type { Source } from './source.ts';
import { readChanges } from './staged.ts';
import { keepUnknown, markNew } from './staged-state.ts';

/** The blobs that a commit has and that it had not when it parted from another. */
export function makeChangedSource(from: string, to: string, root: string): Source {
  let changes: readonly StagedChange[] = [];
  return {
    emptyNote: `no changes between ${from} and ${to}`,
    async *read() {
      changes = listChangesSince(from, to, root);
      yield* readChanges(changes, root);
    },
    judgeState: async (findings) => markNew(findings, await keepUnknown(findings, changes, root)),
  };
}
