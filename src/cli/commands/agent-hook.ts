import { findMoment } from '../../agents/calls/read-event.ts';
import { readPayload } from '../../agents/read-payload.ts';
import { PROTOCOLS } from '../../agents/protocols/index.ts';
import type { Answer, Protocol } from '../../agents/protocols/protocol.ts';
import { findProtocol } from '../../agents/recognise.ts';
import { refuse, runAgentHook } from '../../agents/run-agent-hook.ts';
import { MOST_SECONDS } from '../../agents/most-seconds.ts';
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
  const answer = await withinTime(agent, event ?? '', async () =>
    runAgentHook(
      await readPayload(),
      { agent, eventName: event },
      { cwd, environment: process.env, onLongWay: watchTime },
    ),
  );
  return { ...answer, isForPrograms: true };
}

/** Work that never pauses is ended from outside. */
function watchTime(): void {
  void import('../../agents/watch-time.ts').then((module) => {
    module.watchTime();
  });
}

async function withinTime(
  agent: Protocol | undefined,
  name: string,
  work: () => Promise<Answer>,
): Promise<Answer> {
  let alarm: NodeJS.Timeout | undefined;
  const late = new Promise<Answer>((resolve) => {
    const reason = `keyfence stopped this: it was not checked within ${MOST_SECONDS} seconds. Try again in smaller steps, or ask the person you work for.`;
    alarm = setTimeout(() => {
      resolve(refuse(reason, agent, { moment: findMoment(name) ?? 'tool', name }));
    }, MOST_SECONDS * 1000);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(alarm);
  }
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
