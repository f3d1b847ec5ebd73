/** The script that configurations of agents start; it is next to the command in the package. */
export const AGENT_SCRIPT_NAME = 'agent-hook.sh';
