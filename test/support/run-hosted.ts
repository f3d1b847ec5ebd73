import { Helper } from './helper.ts';
import type { Call, Returned } from './host.ts';
import type { Ran } from './run-here.ts';

type Host = Helper<Omit<Call, 'id'>, Returned>;

const first = makeHost();
const hosts = [first];

/**
 * Runs a command line of keyfence, from its sources, in a process that has loaded them already. It has no
 * terminal, and may not be timed out, for that ends the process.
 */
export async function runHosted(call: Omit<Call, 'id'>): Promise<Ran> {
  return ask(findIdle() ?? first, call);
}

/** The same for whom another command line may be waiting, as `doctor` does for the hooks that it tries. */
export async function runHostedAtOnce(call: Omit<Call, 'id'>): Promise<Ran> {
  const host = findIdle() ?? makeHost();
  if (!hosts.includes(host)) hosts.push(host);
  return ask(host, call);
}

function findIdle(): Host | undefined {
  return hosts.find((host) => !host.isBusy);
}

function makeHost(): Host {
  return new Helper('host');
}

async function ask(host: Host, call: Omit<Call, 'id'>): Promise<Ran> {
  const answer = await host.ask(call);
  if ('error' in answer) throw answer.error;
  return answer.ran;
}
