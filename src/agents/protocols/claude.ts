import { answerJson, refuseByExitCode, SILENCE, type Protocol } from './protocol.ts';

/**
 * Claude Code. Exit code 2 with empty standard output denies in every version. A denial in JSON does not in all
 * of them, and Grok Build, which runs these hooks too, takes it for consent.
 * https://code.claude.com/docs/en/hooks
 */
export const claude: Protocol = {
  name: 'claude',
  title: 'Claude Code',
  recognises: (payload) => {
    const transcript = payload['transcript_path'];
    return (
      'hook_event_name' in payload &&
      typeof transcript === 'string' &&
      /[/\\]\.claude[/\\]projects[/\\]/.test(transcript)
    );
  },
  answer: (verdict, { name }) => {
    if (verdict.kind === 'pass') return SILENCE;
    if (verdict.kind === 'deny') return refuseByExitCode(verdict.reason);
    return answerJson({
      hookSpecificOutput: {
        hookEventName: name,
        updatedToolOutput: verdict.output,
        additionalContext: verdict.reason,
      },
      systemMessage: verdict.reason,
    });
  },
};
