import { readPayload } from '../../agents/read-payload.ts';
import { PROTOCOLS } from '../../agents/protocols/index.ts';
import type { Protocol } from '../../agents/protocols/protocol.ts';
import { findProtocol } from '../../agents/recognise.ts';
import { runAgentHook } from '../../agents/run-agent-hook.ts';
import { UsageError } from '../../errors/errors.ts';
import type { Outcome } from '../output/outcome.ts';

const WORD = /^--(?<name>agent|event)(?:=(?<given>.*))?$/s;

/**
 * `keyfence hook agent [--agent NAME] [--event NAME]`: called by coding agents before and after they do
 * something. Every tool call waits for this file and all its imports.
 * @throws UsageError for unknown words; the wrapper script turns that into a denial
 */
export async function runAgentHookCommand(words: readonly string[], cwd: string): Promise<Outcome> {
  const { agent, event } = parseWords(words);
  const surroundings = {
    cwd,
    environment: process.env,
    // Loaded here, because starting a thread takes long.
    onLongWay: async () => {
      const { watchTime } = await import('../../agents/watch-time.ts');
      watchTime();
    },
  };
  const answer = await runAgentHook(readPayload, { agent, eventName: event }, surroundings);
  return { ...answer, isForPrograms: true };
}

function parseWords(words: readonly string[]): {
  readonly agent: Protocol | undefined;
  readonly event: string | undefined;
} {
  const values = new Map<string, string>();
  for (let at = 0; at < words.length; at++) {
    const { name, given } = WORD.exec(words[at] ?? '')?.groups ?? {};
    const value = given ?? words[++at];
    if (name === undefined || value === undefined) {
      throw new UsageError('"keyfence hook agent" takes --agent NAME and --event NAME');
    }
    values.set(name, value);
  }
  const name = values.get('agent');
  const agent = name === undefined ? undefined : findProtocol(name);
  if (name !== undefined && !agent) {
    const known = PROTOCOLS.map((protocol) => protocol.name).join(', ');
    throw new UsageError(`there is no agent "${name}"; there are ${known}`);
  }
  return { agent, event: values.get('event') };
}
