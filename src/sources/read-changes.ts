import { listEntries } from '../git/list-entries.ts';
import { SUBMODULE, SYMLINK } from '../git/mode.ts';
import { readObjects } from '../git/read-objects.ts';
import type { StagedChange } from '../git/staged-changes.ts';
import type { Skipped, SourceFile } from './source.ts';

/** The objects that changes bring. @throws GitError */
export async function* readChanges(
  changes: readonly StagedChange[],
  root: string,
): AsyncGenerator<SourceFile | Skipped> {
  const byId = new Map<string, { path: string; kind: 'content' | 'target' }[]>();
  const add = (id: string, path: string, mode: string): void => {
    const uses = byId.get(id) ?? [];
    uses.push({ path, kind: mode === SYMLINK ? 'target' : 'content' });
    byId.set(id, uses);
  };
  for (const { id, path, mode, status } of changes) {
    if (status === 'D' || status === 'U') continue;
    if (mode === SUBMODULE) yield { path, note: 'submodule, not scanned' };
    else if (id !== undefined) add(id, path, mode);
  }
  // `git diff` gives no ids for the sides of a conflict.
  if (changes.some((change) => change.status === 'U')) {
    for (const { id, path, mode } of await listEntries(root, ['--unmerged'])) {
      add(id, path, mode);
    }
  }
  for await (const { id, bytes } of readObjects([...byId.keys()], root)) {
    for (const { path, kind } of byId.get(id) ?? []) yield { path, bytes, kind, tracked: true };
  }
}
