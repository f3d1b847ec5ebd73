import type { StagedPipe } from '../../git/staged-pipe.ts';
import { SETTINGS_FILES } from './settings-files.ts';

/** @returns the text of each, `null` for what is not tracked; `undefined` where one cannot be told */
export function listToldSettings(pipe: StagedPipe): Map<string, string | null> | undefined {
  const files = new Map<string, string | null>();
  for (const path of SETTINGS_FILES) {
    const bytes = pipe.readNamed(`:${path}`);
    if (bytes === undefined) return undefined;
    files.set(path, bytes?.toString() ?? null);
  }
  return files;
}
