import { spawnGitSync } from '../git/run-git-sync.ts';
import { StagedPipe } from '../git/staged-pipe.ts';
import { mayBeTracked } from '../git/may-be-tracked.ts';
import { readFromWorkTree, type ReadSettings } from './read-settings.ts';
import { SETTINGS_FILES } from './settings-files.ts';

/**
 * The same as `readFromIndex`, without a process of git where it has told of the files ahead, or where
 * its index does not name them, and with one process otherwise.
 * @param pipe where they may come by, next
 * @throws GitError
 */
export async function readStagedSettings(root: string, pipe?: StagedPipe): Promise<ReadSettings> {
  const readUntracked = readFromWorkTree(root);
  const told = pipe && listTold(pipe);
  if (!told && !mayBeTracked(SETTINGS_FILES, root)) return readUntracked;
  const { readFromIndex } = await import('./read-from-index.ts');
  const files = told ?? listTold(askForAll(root)) ?? new Map<string, string | null>();
  const readExactly = readFromIndex(root);
  return (path) => {
    const text = files.get(path);
    if (text === null) return readUntracked(path);
    // A link, or what git will not commit yet, has nothing but a name or nothing at all here.
    return text?.includes('\n') ? { text, name: `${path} (staged)` } : readExactly(path);
  };
}

/** @returns the text of each, `null` for what is not tracked; `undefined` where one cannot be told */
function listTold(pipe: StagedPipe): Map<string, string | null> | undefined {
  const files = new Map<string, string | null>();
  for (const path of SETTINGS_FILES) {
    const bytes = pipe.readNamed(`:${path}`);
    if (bytes === undefined) return undefined;
    files.set(path, bytes?.toString() ?? null);
  }
  return files;
}

function askForAll(root: string): StagedPipe {
  const input = SETTINGS_FILES.map((path) => `:${path}\n`).join('');
  const args = ['cat-file', '--batch', '--buffer'];
  // Whatever it does not tell is asked for again, and what is wrong is told then.
  const { stdout } = spawnGitSync(args, root, { input, maxBuffer: Infinity });
  return new StagedPipe(stdout);
}
