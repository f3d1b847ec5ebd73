import { spawnSync } from 'node:child_process';
import type { Runner } from './runner.ts';

/** What is mounted is seen by this program alone, and is gone with it. */
const SCRIPT = 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"';
const ENCLOSED = ['--mount', '--pid', '--fork', '--kill-child', '--propagation', 'private'];

/** Runs programs of a system, with nothing of this machine's environment. @param top its directory */
export function enterSystem(top: string): Runner {
  return (command, { cwd, env, input = '' }) => {
    const go = ['env', '-i', `--chdir=${cwd}`, ...Object.entries(env).map(([k, v]) => `${k}=${v}`)];
    return spawnSync('unshare', [...ENCLOSED, 'sh', '-c', SCRIPT, top, ...go, ...command], {
      encoding: 'utf8',
      input,
      maxBuffer: 2 ** 28,
    });
  };
}
