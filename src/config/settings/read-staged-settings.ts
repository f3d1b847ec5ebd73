import type { LazyRepository } from '../../git/lazy-repository.ts';
import type { StagedStdin } from '../../git/staged-stdin.ts';
import { readFromWorkTree, type ReadSettings } from './read-settings.ts';
import { SETTINGS_FILES } from './settings-files.ts';

/**
 * The same as `readFromIndex` of {@link SETTINGS_FILES}, without starting git if its output was piped in or the
 * index does not list them; otherwise with one process. Hooks read other files with `readMoreFromIndex`, which
 * most commits need not load.
 * @param stdin of the hook, where they may come next
 * @throws GitError
 */
export async function readStagedSettings(
  repository: LazyRepository,
  stdin?: StagedStdin,
): Promise<ReadSettings> {
  const blobs = await repository.readIndexBlobs(SETTINGS_FILES, stdin);
  const readUntracked = readFromWorkTree(repository.root);
  // A link has only the name of its target here, and a file that is not in the next commit has nothing.
  const isComplete = (path: string): boolean => {
    const bytes = blobs?.get(path);
    return bytes === null || bytes?.includes('\n') === true;
  };
  const readOther = SETTINGS_FILES.every(isComplete)
    ? readUntracked
    : (await import('./read-from-index.ts')).readFromIndex(repository);
  return (path) => {
    const bytes = blobs?.get(path);
    if (bytes === null) return readUntracked(path);
    return bytes && isComplete(path)
      ? { text: bytes.toString(), name: `${path} (staged)` }
      : readOther(path);
  };
}
