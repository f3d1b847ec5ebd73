import { realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Repository } from '../git/repository.ts';

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
  const found = places.find((place) => statSync(place, { throwIfNoEntry: false })?.isFile());
  const running = process.argv[1];
  return (
    found !== undefined && running !== undefined && realpathSync(found) === realpathSync(running)
  );
}
