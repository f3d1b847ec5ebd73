import { answerJson, SILENCE, type Protocol } from './protocol.ts';
import { quoteOutput } from './quote-output.ts';

/**
 * Gemini CLI. After a call, the reason of a denial replaces the result of the tool.
 * https://github.com/google-gemini/gemini-cli/blob/main/docs/hooks/reference.md
 */
export const gemini: Protocol = {
  name: 'gemini',
  title: 'Gemini CLI',
  recognises: ({ hook_event_name: name }) =>
    typeof name === 'string' && /^(?:Before|After)(?:Tool|Agent|Model|ToolSelection)$/.test(name),
  answer: (verdict) => {
    if (verdict.kind === 'pass') return SILENCE;
    const reason = verdict.kind === 'deny' ? verdict.reason : quoteOutput(verdict);
    return answerJson({ decision: 'deny', reason });
  },
};
