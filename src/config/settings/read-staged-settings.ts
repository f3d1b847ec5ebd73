import type { LazyRepository } from '../../git/lazy-repository.ts';
import type { StagedStdin } from '../../git/staged-stdin.ts';
import { readFromWorkTree, type ReadSettings } from './read-settings.ts';
import { SETTINGS_FILES } from './settings-files.ts';

/**
 * The same as `readFromIndex` of {@link SETTINGS_FILES}, without a process of git where it has told of them
 * ahead, or where its index does not name them, and with one process otherwise. What a hook may have to
 * read beside them is for `readMoreFromIndex`, which most commits need not load.
 * @param stdin where they may come by, next
 * @throws GitError
 */
export async function readStagedSettings(
  repository: LazyRepository,
  stdin?: StagedStdin,
): Promise<ReadSettings> {
  const told = stdin?.readIndexBlobs(SETTINGS_FILES);
  const blobs = told ?? (await repository.readIndexBlobs(SETTINGS_FILES));
  const readUntracked = readFromWorkTree(repository.root);
  // A link, or what git will not commit yet, has nothing but a name or nothing at all here.
  const isTold = (path: string): boolean => {
    const bytes = blobs?.get(path);
    return bytes === null || bytes?.includes('\n') === true;
  };
  const readOther = SETTINGS_FILES.every(isTold)
    ? readUntracked
    : (await import('./read-from-index.ts')).readFromIndex(repository);
  return (path) => {
    const bytes = blobs?.get(path);
    if (bytes === null) return readUntracked(path);
    return bytes && isTold(path)
      ? { text: bytes.toString(), name: `${path} (staged)` }
      : readOther(path);
  };
}
