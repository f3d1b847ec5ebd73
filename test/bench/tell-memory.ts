/**
 * For `node --import`: writes the highest resident size of the process, in kilobytes, to descriptor 3 when it ends.
 * What getrusage says begins with the size of the process that started it:
 * https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
 */
export const TELL_MEMORY: string = `data:text/javascript,${encodeURIComponent(`
  import { readFileSync, writeSync } from 'node:fs';
  process.on('exit', () => {
    const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '';
    const size = /VmHWM:\\s*(\\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
    writeSync(3, String(size));
  });
`)}`;
