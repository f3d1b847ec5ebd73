import { answerJson, type Protocol } from './protocol.ts';

/**
 * Cursor. Its answers are flat, and with `failClosed` an empty one blocks, so that consent is spelt out.
 * https://cursor.com/docs/agent/hooks
 */
export const cursor: Protocol = {
  name: 'cursor',
  title: 'Cursor',
  recognises: (payload) => 'cursor_version' in payload,
  answer: (verdict, { moment }) => {
    if (moment === 'result' && verdict.kind === 'redact') {
      return answerJson({
        additional_context: verdict.reason,
        // Of other tools the answer cannot be replaced.
        updated_mcp_tool_output: verdict.output,
      });
    }
    if (verdict.kind === 'pass') {
      if (moment === 'prompt') return answerJson({ continue: true });
      return answerJson(moment === 'tool' ? { permission: 'allow' } : {});
    }
    const { reason } = verdict;
    // Both, since an event that could not be read may be a prompt or a call.
    return answerJson({
      continue: false,
      permission: 'deny',
      user_message: reason,
      agent_message: reason,
    });
  },
};
