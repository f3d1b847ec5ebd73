import { fileURLToPath } from 'node:url';
import { Helper } from './helper.ts';
import type { Call, Returned } from './host.ts';
import type { Ran } from './run-here.ts';

const host = new Helper<Omit<Call, 'id'>, Returned>(
  fileURLToPath(new URL('host.ts', import.meta.url)),
);

/**
 * Runs a command line of keyfence, from its sources, in a process that has loaded them already. It has no
 * standard input and no terminal, and may not be timed out, for that ends the process.
 */
export async function runHosted(call: Omit<Call, 'id'>): Promise<Ran> {
  const answer = await host.ask(call);
  if ('error' in answer) throw answer.error;
  return answer.ran;
}
