import type { JsonObject } from './calls/json-object.ts';
import { PROTOCOLS } from './protocols/index.ts';
import type { Protocol } from './protocols/protocol.ts';

/** Agents that also run the hooks of another agent, with their own payloads. */
const BORROWERS: readonly string[] = ['grok', 'cursor', 'copilot'];

/**
 * The agent that runs the hook. Some agents run the hooks in the configuration of others; for them the
 * payload decides and not the configured name, because they would take the answer for another agent as
 * consent.
 * @param named by the configuration
 * @returns `undefined` if it is unknown
 */
export function recognise(payload: JsonObject, named: Protocol | undefined): Protocol | undefined {
  const recognised = PROTOCOLS.find((protocol) => protocol.recognises(payload));
  if (!named || !recognised) return named ?? recognised;
  return BORROWERS.includes(recognised.name) ? recognised : named;
}

/** The agent with that name, as in `--agent`. */
export function findProtocol(name: string): Protocol | undefined {
  return PROTOCOLS.find((protocol) => protocol.name === name);
}
