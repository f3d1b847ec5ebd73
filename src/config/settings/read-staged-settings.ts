import type { StagedPipe } from '../../git/staged-pipe.ts';
import { listToldSettings } from './list-told-settings.ts';
import { readFromWorkTree, type ReadSettings } from './read-settings.ts';
import { SETTINGS_FILES } from './settings-files.ts';

/**
 * The same as `readFromIndex` of {@link SETTINGS_FILES}, without a process of git where it has told of them
 * ahead, or where its index does not name them, and with one process otherwise. What a hook may have to
 * read beside them is for `readMoreFromIndex`, which most commits need not load.
 * @param pipe where they may come by, next
 * @throws GitError
 */
export async function readStagedSettings(root: string, pipe?: StagedPipe): Promise<ReadSettings> {
  const told = pipe && listToldSettings(pipe);
  const files = told ?? (await import('./ask-for-settings.ts')).askForSettings(root);
  const readUntracked = readFromWorkTree(root);
  // A link, or what git will not commit yet, has nothing but a name or nothing at all here.
  const isTold = (path: string): boolean => {
    const text = files.get(path);
    return text === null || text?.includes('\n') === true;
  };
  const readOther = SETTINGS_FILES.every(isTold)
    ? readUntracked
    : (await import('./read-from-index.ts')).readFromIndex(root);
  return (path) => {
    const text = files.get(path);
    if (text === null) return readUntracked(path);
    return text !== undefined && isTold(path)
      ? { text, name: `${path} (staged)` }
      : readOther(path);
  };
}
