import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../errors/errors.ts';
import { listAncestors } from '../files/list-ancestors.ts';
import type { Repository } from '../git/repository.ts';

export const PACKAGE: string = join('node_modules', 'keyfence');
const CLI = join(PACKAGE, 'dist', 'cli.cjs');

/**
 * Where the project has its keyfence, relative to the top of the work tree: a hook is for all who work
 * on the project, so it cannot point to a place of this machine.
 * @throws UsageError when it has none
 */
export async function findCli(cwd: string, repository: Repository): Promise<string> {
  // A linked worktree may do without a node_modules of its own.
  const common = await repository.commonDirectory();
  const others = [dirname(common), ...(await repository.setup.listWorkTrees())];
  const places = [
    [resolve(cwd), repository.root] as const,
    ...others.map((tree) => [tree, tree] as const),
  ];
  for (const [from, top] of places) {
    for (const at of listAncestors(from)) {
      if (existsSync(join(at, CLI))) return relative(top, join(at, CLI)).split(sep).join('/');
      if (at === top) break;
    }
  }
  throw new UsageError(
    'keyfence is not installed in this project; run "npm install -D keyfence" first',
  );
}
