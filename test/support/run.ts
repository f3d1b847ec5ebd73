import { Helper } from './helper.ts';
import type { Ran, RunOptions } from './run-here.ts';
import type { Answer, Request } from './starter.ts';

export type { Ran };

const starter = new Helper<Omit<Request, 'id'>, Answer>('starter');

/**
 * Runs a program without a shell, to its end. Another process starts it, which is small: to start one, the
 * kernel copies the page tables of whoever does, and a worker comes to hold hundreds of megabytes.
 * @throws when the program cannot be started or is killed by a signal
 */
export async function run(
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<Ran> {
  const answer = await starter.ask({ command, args, options });
  if ('error' in answer) throw answer.error;
  return answer.ran;
}
