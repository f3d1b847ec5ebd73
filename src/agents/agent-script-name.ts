/** What the configurations of agents start; it lies beside the command in the package. */
export const AGENT_SCRIPT_NAME = 'agent-hook.sh';
