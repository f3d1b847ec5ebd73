/** The hook of coding agents, which is none of git: `keyfence hook agent`. */
export const AGENT_HOOK = 'agent';
