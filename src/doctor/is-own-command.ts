import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { findCliBeside, SCRIPT_NAME } from '../hooks/hook-line.ts';

const COMMON = '$(git rev-parse --git-common-dir)/';

/**
 * Whether what a hook calls is the very command that is running: only that one is known to be keyfence.
 * @param path as the hook has it; empty where that is not certain
 * @throws GitError
 */
export async function isOwnCommand(path: string, repository: Repository): Promise<boolean> {
  if (path === '') return false;
  const common = await repository.commonDirectory();
  const places = path.startsWith(COMMON)
    ? [join(common, path.slice(COMMON.length))]
    : [repository.root, dirname(common), ...(await repository.setup.listWorkTrees())].map((top) =>
        resolve(top, path),
      );
  const found = places.find(isFile);
  const running = process.argv[1];
  if (found === undefined || running === undefined) return false;
  const cli = realpathSync(running);
  if (basename(found) !== SCRIPT_NAME) return realpathSync(found) === cli;
  // Both are run, and each may be a link of its own.
  const beside = findCliBeside(found);
  return (
    isFile(beside) &&
    realpathSync(beside) === cli &&
    realpathSync(found) === join(dirname(cli), SCRIPT_NAME)
  );
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
