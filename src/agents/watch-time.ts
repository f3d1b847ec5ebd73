import { Worker } from 'node:worker_threads';
import { MOST_SECONDS } from './most-seconds.ts';

/**
 * Ends the process after a time limit, even during work that never yields. The shell that started it then
 * denies, as it always does without an answer.
 */
export function watchTime(seconds: number = MOST_SECONDS): void {
  const code = `setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${seconds * 1000})`;
  new Worker(code, { eval: true }).unref();
}
