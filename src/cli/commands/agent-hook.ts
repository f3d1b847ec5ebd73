import { readPayload } from '../../agents/read-payload.ts';
import { PROTOCOLS } from '../../agents/protocols/index.ts';
import type { Protocol } from '../../agents/protocols/protocol.ts';
import { findProtocol } from '../../agents/recognise.ts';
import { runAgentHook } from '../../agents/run-agent-hook.ts';
import { UsageError } from '../../errors/errors.ts';
import type { Outcome } from '../output/outcome.ts';

const WORD = /^--(?<name>agent|event)(?:=(?<given>.*))?$/s;

/**
 * `keyfence hook agent [--agent NAME] [--event NAME]`: what coding agents call before and after they do something.
 * Every call of a tool waits for this file and for all that it imports.
 * @throws UsageError for words that it does not know; the wrapper makes a denial of that
 */
export async function runAgentHookCommand(words: readonly string[], cwd: string): Promise<Outcome> {
  const { agent, event } = parseWords(words);
  const surroundings = {
    cwd,
    environment: process.env,
    // Loaded only there: a thread takes long to start.
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
