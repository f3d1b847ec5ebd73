import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Git starts hooks at the top of the work tree; there `.git` tells where it is, without a process.
 * When that misleads, the next question to git fails.
 */
export function isTopOfWorkTree(cwd: string): boolean {
  return process.env['GIT_WORK_TREE'] === undefined && existsSync(join(cwd, '.git'));
}
