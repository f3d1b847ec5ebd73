import { answerJson, type Protocol } from './protocol.ts';

/**
 * Cursor. Its answers are flat. With `failClosed` an empty answer blocks, so consent is explicit.
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
        // The results of other tools cannot be replaced.
        updated_mcp_tool_output: verdict.output,
      });
    }
    if (verdict.kind === 'pass') {
      if (moment === 'prompt') return answerJson({ continue: true });
      return answerJson(moment === 'tool' ? { permission: 'allow' } : {});
    }
    const { reason } = verdict;
    // Both, because an event that could not be read may be a prompt or a call.
    return answerJson({
      continue: false,
      permission: 'deny',
      user_message: reason,
      agent_message: reason,
    });
  },
};
