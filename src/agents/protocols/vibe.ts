import { answerJson, SILENCE, type Protocol } from './protocol.ts';
import { quoteOutput } from './quote-output.ts';

/**
 * Mistral Vibe. An exit code other than 0 is a failure to it, not a denial. After a call, the reason of a
 * denial replaces the result of the tool. https://github.com/mistralai/mistral-vibe
 */
export const vibe: Protocol = {
  name: 'vibe',
  title: 'Mistral Vibe',
  recognises: (payload) => 'parent_session_id' in payload || 'tool_call_id' in payload,
  answer: (verdict) => {
    if (verdict.kind === 'pass') return SILENCE;
    const reason = verdict.kind === 'deny' ? verdict.reason : quoteOutput(verdict);
    return answerJson({ decision: 'deny', reason });
  },
};
