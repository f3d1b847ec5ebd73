import { mayBeTracked } from '../../git/may-be-tracked.ts';
import { spawnGitSync } from '../../git/run-git-sync.ts';
import { StagedPipe } from '../../git/staged-pipe.ts';
import { listToldSettings } from './list-told-settings.ts';
import { SETTINGS_FILES } from './settings-files.ts';

/**
 * Has git tell of the files, unless its index names none of them.
 * @returns the text of each, `null` for what is not tracked, nothing of what has to be asked for again
 */
export function askForSettings(root: string): ReadonlyMap<string, string | null> {
  if (!mayBeTracked(SETTINGS_FILES, root)) {
    return new Map(SETTINGS_FILES.map((path) => [path, null]));
  }
  const input = SETTINGS_FILES.map((path) => `:${path}\n`).join('');
  // Whatever it does not tell is asked for again, and what is wrong is told then.
  const args = ['cat-file', '--batch', '--buffer'];
  const { stdout } = spawnGitSync(args, root, { input, maxBuffer: Infinity });
  return listToldSettings(new StagedPipe(stdout)) ?? new Map<string, null>();
}
