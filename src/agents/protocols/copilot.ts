import type { AgentEvent, Verdict } from '../agent-event.ts';
import type { JsonObject } from '../calls/json-object.ts';
import { answerJson, SILENCE, type Protocol } from './protocol.ts';
import { quoteOutput } from './quote-output.ts';

/**
 * GitHub Copilot: the command line, the cloud agent, and the agent of VS Code. The first two expect flat
 * answers, the last those of Claude Code; each ignores the fields for the others. Versions differ in what an
 * exit code other than 0 means, so it is always 0.
 * https://docs.github.com/en/copilot/reference/hooks-reference,
 * https://code.visualstudio.com/docs/agents/reference/hooks-reference
 */
export const copilot: Protocol = {
  name: 'copilot',
  title: 'GitHub Copilot',
  recognises: (payload) => isFromEditor(payload) || isFromCommandLine(payload),
  answer: (verdict, event) => {
    if (verdict.kind === 'pass') return SILENCE;
    return answerJson(verdict.kind === 'deny' ? deny(verdict.reason, event) : replace(verdict));
  },
};

function deny(reason: string, { moment }: Pick<AgentEvent, 'moment'>): JsonObject {
  if (moment === 'prompt')
    return { decision: 'block', reason, continue: false, stopReason: reason };
  return {
    permissionDecision: 'deny',
    permissionDecisionReason: reason,
    behavior: 'deny',
    message: reason,
    hookSpecificOutput: {
      hookEventName: 'PreToolUse',
      permissionDecision: 'deny',
      permissionDecisionReason: reason,
    },
  };
}

function replace(verdict: Extract<Verdict, { kind: 'redact' }>): JsonObject {
  const text = quoteOutput(verdict);
  return {
    modifiedResult: { resultType: 'success', textResultForLlm: text },
    decision: 'block',
    reason: text,
    additionalContext: verdict.reason,
  };
}

function isFromEditor(payload: JsonObject): boolean {
  const transcript = payload['transcript_path'];
  return typeof transcript === 'string' && transcript.toLowerCase().includes('github.copilot-chat');
}

/** It sends the same fields with every event, and no others. */
function isFromCommandLine(payload: JsonObject): boolean {
  const keys = new Set(Object.keys(payload));
  const isPascal = ['hook_event_name', 'session_id', 'timestamp', 'cwd'].every((key) =>
    keys.has(key),
  );
  const isCamel = ['sessionId', 'timestamp', 'cwd'].every((key) => keys.has(key));
  return (
    (isPascal || (isCamel && !keys.has('hookEventName'))) &&
    !keys.has('transcript_path') &&
    !keys.has('workspaceRoot')
  );
}
