import { appendBlock, hasBlock, removeBlocks } from '../../hooks/block.ts';
import { AGENT_EVENTS } from './agent-events.ts';
import type { AgentSetup } from './agent-setup.ts';
import { PATIENCE_SECONDS } from './patience.ts';
import { isOwnCommand, renderCommand } from './render-command.ts';

const { tool, result } = AGENT_EVENTS['vibe'] ?? { tool: [], result: [] };

/** Mistral Vibe: tables of TOML. Those of keyfence are between two comments. */
export const vibe: AgentSetup = {
  name: 'vibe',
  programs: ['vibe'],
  traces: ['.vibe'],
  listSteps: (isUser) => [
    'Set "enable_experimental_hooks = true" in the config.toml of Mistral Vibe.',
    ...(isUser ? [] : ['Run vibe here once and trust the folder: until then it skips the hooks.']),
  ],
  put: ({ text = '' }, place) =>
    appendBlock(
      removeBlocks(text),
      [...tool, ...result].flatMap((event) => [
        '[[hooks]]',
        `name = "keyfence-${event}"`,
        `type = "${event}"`,
        // JSON strings are valid TOML strings: https://toml.io/en/v1.0.0#string
        `command = ${JSON.stringify(renderCommand('vibe', event, place))}`,
        `timeout = ${PATIENCE_SECONDS}.0`,
        'strict = true',
      ]),
    ),
  remove: ({ text = '' }) => {
    const left = removeBlocks(text);
    return hasBlock(text) && left.trim() === '' ? undefined : left;
  },
  listHooks: ({ text = '' }) => {
    const lines = text.split(/\r?\n/);
    return lines.flatMap((line, at) => {
      const event = /^type = "(?<event>\w+)"$/.exec(line)?.groups?.['event'];
      const written = /^command = (?<command>".*")$/.exec(lines[at + 1] ?? '')?.groups?.['command'];
      if (event === undefined || written === undefined) return [];
      const command = parseString(written);
      return isOwnCommand(command) ? [{ event, command }] : [];
    });
  },
};

function parseString(written: string): string {
  try {
    return JSON.parse(written) as string;
  } catch {
    // Not a string of keyfence.
    return '';
  }
}
