import type { Item } from '../files/source-file.ts';
import type { LazyRepository } from '../git/lazy-repository.ts';
import { SUBMODULE, SYMLINK } from '../git/mode.ts';
import type { StagedChange } from '../git/staged-change.ts';
import type { StagedStdin } from '../git/staged-stdin.ts';
import type { Account } from './account.ts';
import { makeFiles, type BlobUse } from './make-files.ts';
import { toUnopened } from './unopened.ts';

/** The files of staged changes. @param stdin of the hook, which has some of the blobs @throws GitError */
export async function* readChanges(
  changes: readonly StagedChange[],
  repository: LazyRepository,
  account: Account,
  stdin?: StagedStdin,
): AsyncGenerator<Item> {
  // A conflict has several sides, which are counted below.
  account.ask(changes.filter(({ status }) => status !== 'D' && status !== 'U').length);
  const byId = new Map<string, BlobUse[]>();
  const add = (id: string, path: string, mode: string): void => {
    const uses = byId.get(id) ?? [];
    uses.push({ path, kind: mode === SYMLINK ? 'target' : 'content' });
    byId.set(id, uses);
  };
  for (const { id, path, mode, status } of changes) {
    if (status === 'D' || status === 'U') continue;
    if (mode === SUBMODULE) yield toUnopened(path, 'submodule');
    else if (id !== undefined) add(id, path, mode);
  }
  // `git diff` gives no ids for the sides of a conflict.
  if (changes.some((change) => change.status === 'U')) {
    const sides = await repository.unmergedEntries();
    account.ask(sides.length);
    for (const { id, path, mode } of sides) {
      if (mode === SUBMODULE) yield toUnopened(path, 'submodule');
      else add(id, path, mode);
    }
  }
  for await (const object of repository.readStagedBlobs([...byId.keys()], stdin)) {
    const { id, type = 'blob' } = object;
    const error = `is staged as a file, but its object is a ${type}`;
    yield* makeFiles(type === 'blob' ? object : { id, error }, byId.get(id) ?? [], repository);
  }
}
