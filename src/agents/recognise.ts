import type { JsonObject } from './calls/json-object.ts';
import { PROTOCOLS } from './protocols/index.ts';
import type { Protocol } from './protocols/protocol.ts';

/** Agents that run the hooks which are written for another one, and send payloads of their own. */
const BORROWERS: readonly string[] = ['grok', 'cursor', 'copilot'];

/**
 * Which agent asks. What is in the payload counts for more than the name in the configuration where an agent is
 * known to borrow the configuration of others: an answer in the words of those would be consent to it.
 * @param named by the configuration
 * @returns `undefined` where neither says it
 */
export function recognise(payload: JsonObject, named: Protocol | undefined): Protocol | undefined {
  const recognised = PROTOCOLS.find((protocol) => protocol.recognises(payload));
  if (!named || !recognised) return named ?? recognised;
  return BORROWERS.includes(recognised.name) ? recognised : named;
}

/** The agent of that name, as `--agent` takes it. */
export function findProtocol(name: string): Protocol | undefined {
  return PROTOCOLS.find((protocol) => protocol.name === name);
}
