import { join, relative, sep } from 'node:path';
import { nameOwnCommand } from '../../package/own-command.ts';
import type { Reader } from '../../report/next-steps/next-steps.ts';

/**
 * The directory of the person who reads the report, for paths and commands that work there. Git starts a hook
 * at the top of the work tree, and sets `GIT_PREFIX` to the directory where it was started.
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
