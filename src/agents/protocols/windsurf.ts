import { refuseByExitCode, SILENCE, type Protocol } from './protocol.ts';

/** Windsurf's Cascade: only the exit code counts. https://docs.windsurf.com/windsurf/cascade/hooks */
export const windsurf: Protocol = {
  name: 'windsurf',
  title: 'Windsurf',
  recognises: (payload) => 'agent_action_name' in payload,
  answer: (verdict) => (verdict.kind === 'pass' ? SILENCE : refuseByExitCode(verdict.reason)),
};
