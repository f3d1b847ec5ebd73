import { join, relative, sep } from 'node:path';
import { nameOwnCommand } from '../../package/own-command.ts';
import type { Reader } from '../../report/next-steps/next-steps.ts';

/**
 * Where whoever reads the report is, for paths and commands that work there. Git starts a hook at the top of the
 * work tree, and says in `GIT_PREFIX` where it was started itself.
 * @param root top of the repository
 */
export function findReader(root: string, cwd: string): Reader {
  const here = cwd === root ? join(root, process.env['GIT_PREFIX'] ?? '') : cwd;
  const path = relative(root, here).split(sep).join('/');
  const isInside = path !== '..' && !path.startsWith('../');
  return {
    directory: isInside ? path.replace(/\/$/, '') : '',
    command: nameOwnCommand(isInside ? here : cwd),
  };
}
