import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../errors/errors.ts';
import { listWorktrees } from '../git/list-worktrees.ts';
import type { ColdGit } from '../git/open-cold-git.ts';

export const PACKAGE: string = join('node_modules', 'keyfence');
const CLI = join(PACKAGE, 'dist', 'cli.cjs');

/**
 * Where the project has its keyfence, relative to the top of the work tree: a hook is for all who work
 * on the project, so it cannot point to a place of this machine.
 * @throws UsageError when it has none
 */
export async function findCli(cwd: string, root: string, git: ColdGit): Promise<string> {
  // A linked worktree may do without a node_modules of its own.
  const common = resolve(root, (await git.ask('rev-parse', '--git-common-dir')).replace(/\n$/, ''));
  const others = [dirname(common), ...(await listWorktrees(git))];
  const places = [[resolve(cwd), root] as const, ...others.map((tree) => [tree, tree] as const)];
  for (const [from, top] of places) {
    for (let at = from; ; at = dirname(at)) {
      if (existsSync(join(at, CLI))) return relative(top, join(at, CLI)).split(sep).join('/');
      if (at === top || dirname(at) === at) break;
    }
  }
  throw new UsageError(
    'keyfence is not installed in this project; run "npm install -D keyfence" first',
  );
}
