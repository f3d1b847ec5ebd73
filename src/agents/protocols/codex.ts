import { answerJson, refuseByExitCode, SILENCE, type Protocol } from './protocol.ts';
import { quoteOutput } from './quote-output.ts';

/**
 * OpenAI's Codex. It takes exit code 2 only with a reason, refuses JSON with a key that it does not know, and
 * runs the call then; what it is told after a call takes the place of what the tool answered.
 * https://developers.openai.com/codex/hooks
 */
export const codex: Protocol = {
  name: 'codex',
  title: 'Codex',
  recognises: (payload) => 'hook_event_name' in payload && 'turn_id' in payload,
  answer: (verdict) => {
    if (verdict.kind === 'pass') return SILENCE;
    if (verdict.kind === 'deny') return refuseByExitCode(verdict.reason);
    return answerJson({ decision: 'block', reason: quoteOutput(verdict) });
  },
};
