import { spawnSync } from 'node:child_process';

/** Without capabilities root, too, may only open what the permissions of a file grant to its owner. */
const SETPRIV = ['setpriv', '--bounding-set', '-all'] as const;

const isRoot = process.getuid?.() === 0;

/** What stands before a command line so that the permissions of files hold for it. */
export const unprivileged: readonly string[] = isRoot ? SETPRIV : [];

/** That permissions cannot be tried here; empty where they can. */
export const lackPermissions: string = tellLack();

function tellLack(): string {
  if (process.platform === 'win32') return 'permissions are others on Windows';
  if (!isRoot) return '';
  const [program, ...args] = SETPRIV;
  const isDropped = spawnSync(program, [...args, 'true']).status === 0;
  return isDropped ? '' : 'root reads everything, and there is no setpriv of util-linux';
}
