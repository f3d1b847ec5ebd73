import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isFile } from '../files/file-type.ts';
import type { Repository } from '../git/repository.ts';
import { listScripts } from '../hooks/find-script.ts';
import { findCliBeside, PROGRAM_NAME, SCRIPT_NAME } from '../hooks/hook-line.ts';
import { findOwnFile, holdsOwnProgram } from '../init/own-program.ts';

const COMMON = '$(git rev-parse --git-common-dir)/';

/**
 * Whether a hook calls the very command that is running, or a copy of it: only that is known to be keyfence.
 * @param path as the hook has it; empty if it is unclear
 * @throws GitError, ScanError
 */
export async function isOwnCommand(path: string, repository: Repository): Promise<boolean> {
  if (path === '') return false;
  const common = await repository.commonDirectory();
  const places = path.startsWith(COMMON)
    ? [join(common, path.slice(COMMON.length))]
    : [repository.root, dirname(common), ...(await repository.setup.listWorkTrees())].flatMap(
        (top) => listScripts(path, top),
      );
  const found = places.filter((place) => isFile(place));
  const [first] = found;
  if (first === undefined) return false;
  const cli = findOwnFile();
  // If there are several, any of them may be run.
  const all = path.includes('*') ? found : [first];
  return all.every((place) => isOwn(place, cli));
}

function isOwn(place: string, cli: string): boolean {
  if (basename(place) !== SCRIPT_NAME) return realpathSync(place) === cli;
  const script = realpathSync(place);
  // The scripts next to each other may be links.
  if (basename(script) !== SCRIPT_NAME || dirname(script) !== realpathSync(dirname(place)))
    return false;
  if (isFile(join(dirname(place), PROGRAM_NAME))) return holdsOwnProgram(dirname(place));
  const beside = findCliBeside(place);
  if (!isFile(beside)) return false;
  const command = realpathSync(beside);
  if (dirname(script) !== dirname(command)) return false;
  return command === cli || holdsOwnProgram(dirname(command));
}
