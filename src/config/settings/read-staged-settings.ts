import type { LazyRepository } from '../../git/lazy-repository.ts';
import type { StagedStdin } from '../../git/staged-stdin.ts';
import { readFromWorkTree, type ReadSettings } from './read-settings.ts';
import { SETTINGS_FILES } from './settings-files.ts';

/**
 * The same as `readFromIndex` of {@link SETTINGS_FILES}, without starting git if its output was piped in or the
 * index does not list them; otherwise with one process. Hooks read other files with `readMoreFromIndex`, which
 * most commits need not load.
 * @param stdin where they may come next
 * @throws GitError
 */
export async function readStagedSettings(
  repository: LazyRepository,
  stdin?: StagedStdin,
): Promise<ReadSettings> {
  const piped = stdin?.readIndexBlobs(SETTINGS_FILES);
  const blobs = piped ?? (await repository.readIndexBlobs(SETTINGS_FILES));
  const readUntracked = readFromWorkTree(repository.root);
  // Of a link, or a file that is not in the next commit, the list has only the name, or nothing.
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
