import { Worker } from 'node:worker_threads';
import { MOST_SECONDS } from './most-seconds.ts';

/**
 * Ends the process when it takes longer, even in work that never pauses; the shell that has started it then
 * denies, which it does whenever there is no answer.
 */
export function watchTime(seconds: number = MOST_SECONDS): void {
  const code = `setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${seconds * 1000})`;
  new Worker(code, { eval: true }).unref();
}
