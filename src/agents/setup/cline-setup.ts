import { basename } from 'node:path';
import { ScanError } from '../../errors/errors.ts';
import { AGENT_EVENTS } from './agent-events.ts';
import type { AgentSetup } from './agent-setup.ts';
import { isOwnCommand, renderCommand } from './render-command.ts';

const { tool, prompt, result } = AGENT_EVENTS['cline'] ?? { tool: [], prompt: [], result: [] };

/** Cline: a program for each event, with the name of the event. */
export const cline: AgentSetup = {
  name: 'cline',
  programs: ['cline'],
  traces: ['.clinerules', '.cline'],
  listSteps: () => ['Enable hooks in the settings of Cline. It runs none on Windows.'],
  otherFiles: [...tool, ...prompt, ...result],
  isExecutable: true,
  put: ({ path, text }, place) => {
    if (text !== undefined && !isOwnCommand(text)) {
      throw new ScanError(
        `${path} is a hook of somebody else, and Cline runs one for each event; call "keyfence hook agent --agent cline" in it`,
      );
    }
    return `#!/bin/sh\n# keyfence: put here by "keyfence init --agent cline"; with --undo it takes this file away.\nexec ${renderCommand('cline', basename(path), place)}\n`;
  },
  remove: ({ text = '' }) => (isOwnCommand(text) ? undefined : text),
  listHooks: ({ path, text }) =>
    isOwnCommand(text) ? [{ event: basename(path), command: `'${path}'` }] : [],
};
