import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../errors/errors.ts';
import { listUpTo } from '../files/list-ancestors.ts';
import type { Repository } from '../git/repository.ts';
import { CLI_NAME, SCRIPT_NAME, type Installation } from '../hooks/hook-line.ts';
import { findPackageManager, nameAddCommand } from '../package/package-manager.ts';

export const PACKAGE: string = join('node_modules', 'keyfence');
const DIST = join(PACKAGE, 'dist');

/**
 * Where the project has its keyfence: a hook is for all who work on the project, so it cannot point to a place
 * of this machine.
 * @param isShared whether the hooks are files of the project itself
 * @throws GitError
 * @throws UsageError when the project has none, or one that is too old for this
 */
export async function findInstallation(
  cwd: string,
  repository: Repository,
  isShared: boolean,
): Promise<Installation> {
  const { root } = repository;
  const common = await repository.commonDirectory();
  const above = dirname(common);
  const hasMain = basename(common) === '.git';
  // A linked worktree may do without a node_modules of its own.
  const others = [...(hasMain ? [above] : []), ...(await repository.setup.listWorkTrees())];
  const places = [[resolve(cwd), root] as const, ...others.map((tree) => [tree, tree] as const)];
  for (const [from, tree] of places) {
    const directories = listUpTo(from, tree);
    const at = directories.find((directory) => existsSync(join(directory, DIST, CLI_NAME)));
    if (at === undefined) continue;
    if (!existsSync(join(at, DIST, SCRIPT_NAME))) {
      throw new UsageError(
        `the keyfence of this project is older than the one that is running; run "${nameAddCommand(at)}" first`,
      );
    }
    return {
      script: toPosix(relative(tree, join(at, DIST, SCRIPT_NAME))),
      // Where the repository itself is bare there is no main work tree. A file of the project fits any layout.
      tree: hasMain || isShared ? '' : toPosix(relative(above, tree)),
      install: findPackageManager(at).install,
    };
  }
  throw new UsageError(
    `keyfence is not installed in this project; run "${nameAddCommand(resolve(cwd))}" first`,
  );
}

function toPosix(path: string): string {
  return path.split(sep).join('/');
}
