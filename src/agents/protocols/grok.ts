import { SILENCE, type Protocol } from './protocol.ts';

/** How many characters of the first line of stderr are shown. */
const MOST_CHARACTERS = 250;

/**
 * xAI's Grok Build. It takes the answer of Claude Code for consent, so a denial is sent in its own format and
 * by the exit code, which overrides standard output.
 * https://github.com/xai-org/grok-build/blob/main/crates/codegen/xai-grok-pager/docs/user-guide/10-hooks.md
 */
export const grok: Protocol = {
  name: 'grok',
  title: 'Grok Build',
  recognises: (payload) => {
    const event = payload['hookEventName'];
    return (
      'workspaceRoot' in payload && typeof event === 'string' && /^[a-z]+(?:_[a-z]+)*$/.test(event)
    );
  },
  answer: (verdict, { moment }) => {
    if (verdict.kind === 'pass') return SILENCE;
    // It accepts a denial only before a tool call; otherwise it shows the first line of a failure to the
    // person.
    const stderr = `${verdict.reason.split('\n')[0]?.slice(0, MOST_CHARACTERS) ?? ''}\n`;
    const stdout = `${JSON.stringify({ decision: 'deny', reason: verdict.reason })}\n`;
    return { exitCode: 2, stdout: moment === 'tool' ? stdout : '', stderr };
  },
};
