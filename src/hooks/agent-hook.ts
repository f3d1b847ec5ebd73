/** The hook for coding agents, which is not a git hook: `keyfence hook agent`. */
export const AGENT_HOOK = 'agent';
