import { isObject } from '../calls/json-object.ts';
import { AGENT_EVENTS } from './agent-events.ts';
import type { AgentSetup } from './agent-setup.ts';
import {
  holdsNothing,
  listOwnHooks,
  putHooks,
  removeHooks,
  type EntryFormat,
} from './edit-settings.ts';
import { isOwnCommand, renderCommand } from './render-command.ts';

/** The differences between agents whose settings are JSON. */
export interface JsonAgent extends Pick<AgentSetup, 'name' | 'programs' | 'traces' | 'listSteps'> {
  /** What a new file contains besides the hooks. */
  readonly base?: Readonly<Record<string, unknown>>;
  /** An entry under an event. */
  readonly makeEntry: (command: string, event: string) => object;
}

export function makeJsonSetup(agent: JsonAgent): AgentSetup {
  const { name, base = {}, makeEntry, ...rest } = agent;
  const { tool, prompt, result } = AGENT_EVENTS[name] ?? { tool: [], prompt: [], result: [] };
  const format: EntryFormat = { base, isOwn: (entry) => findCommand(entry) !== undefined };
  return {
    name,
    ...rest,
    put: ({ path, text }, place) =>
      putHooks(
        path,
        text,
        [...tool, ...prompt, ...result].map((event) => ({
          event,
          value: makeEntry(renderCommand(name, event, place), event),
        })),
        format,
      ),
    remove: ({ path, text = '' }) => {
      const left = removeHooks(path, text, format);
      return left !== text && holdsNothing(path, left, format) ? undefined : left;
    },
    listHooks: ({ path, text }) =>
      (text === undefined ? [] : listOwnHooks(path, text, format)).map(({ event, value }) => ({
        event,
        command: findCommand(value) ?? '',
      })),
  };
}

/** The command of keyfence in an entry, wherever the agent keeps it. */
function findCommand(entry: unknown): string | undefined {
  if (!isObject(entry)) return undefined;
  const own = [entry['command'], entry['bash']].find((command) => isOwnCommand(command));
  if (typeof own === 'string') return own;
  const inner = entry['hooks'];
  return Array.isArray(inner)
    ? inner.map(findCommand).find((found) => found !== undefined)
    : undefined;
}
