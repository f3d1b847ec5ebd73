import type { Plugin } from 'rolldown';
import { AGENT_SCRIPT_NAME } from '../src/agents/agent-script-name.ts';
import { renderAgentScript } from '../src/agents/render-agent-script.ts';

/** Writes the script that configurations of coding agents start next to the command. */
export const writeAgentScript: Plugin = {
  name: 'write-agent-script',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: AGENT_SCRIPT_NAME, source: renderAgentScript() });
  },
};
