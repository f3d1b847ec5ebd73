import { GitError } from '../errors.ts';
import { SUBMODULE, SYMLINK } from '../git/mode.ts';
import { hasObjectsInPlace, readLooseBlob } from '../git/read-loose-blob.ts';
import type { StagedChange } from '../git/staged-changes.ts';
import { makeFiles, type BlobUse } from './make-files.ts';
import type { LargeFile, Skipped, SourceFile } from './source.ts';

/** With more blobs git is faster, since it reads them while others are looked at. */
const FEW = 1000;

/** The objects that changes bring. @throws GitError */
export async function* readChanges(
  changes: readonly StagedChange[],
  root: string,
): AsyncGenerator<SourceFile | LargeFile | Skipped> {
  const byId = new Map<string, BlobUse[]>();
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
    const { listEntries } = await import('../git/list-entries.ts');
    for (const { id, path, mode } of await listEntries(root, ['--unmerged'])) {
      add(id, path, mode);
    }
  }
  const ids = [...byId.keys()];
  let read = 0;
  if (ids.length <= FEW && hasObjectsInPlace()) {
    for (const id of ids) {
      const bytes = readLooseBlob(root, id);
      // Where there is one that only git finds there are more.
      if (!bytes) break;
      yield* makeFiles({ id, type: 'blob', bytes }, byId.get(id) ?? [], root);
      read++;
    }
  }
  if (read === ids.length) return;
  const { readObjects } = await import('../git/read-objects.ts');
  for await (const object of readObjects(ids.slice(read), root)) {
    const { id, type } = object;
    if (type !== 'blob') throw new GitError(`${id} is staged as a file, but it is a ${type}`);
    yield* makeFiles(object, byId.get(object.id) ?? [], root);
  }
}
