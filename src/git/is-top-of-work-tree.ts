import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Git starts hooks at the top of the work tree, which has a `.git`; no process is needed to see that. If that
 * is wrong, the next call of git fails.
 */
export function isTopOfWorkTree(cwd: string): boolean {
  return process.env['GIT_WORK_TREE'] === undefined && existsSync(join(cwd, '.git'));
}
