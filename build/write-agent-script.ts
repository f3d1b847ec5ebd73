import type { Plugin } from 'rolldown';
import { AGENT_SCRIPT_NAME } from '../src/agents/agent-script-name.ts';
import { renderAgentScript } from '../src/agents/render-agent-script.ts';

/** Puts what the configurations of coding agents start beside the command. */
export const writeAgentScript: Plugin = {
  name: 'write-agent-script',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: AGENT_SCRIPT_NAME, source: renderAgentScript() });
  },
};
