import { answerJson, refuseByExitCode, SILENCE, type Protocol } from './protocol.ts';
import { quoteOutput } from './quote-output.ts';

/**
 * OpenAI's Codex. It accepts exit code 2 only with a reason, and rejects JSON with an unknown key, after which
 * the call runs. What it gets after a call replaces the result of the tool.
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
