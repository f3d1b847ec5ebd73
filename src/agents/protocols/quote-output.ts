import type { Verdict } from '../agent-event.ts';

/** What a tool answered, without its secrets, for agents that replace it by the reason. */
export function quoteOutput({
  reason,
  output,
}: Pick<Extract<Verdict, { kind: 'redact' }>, 'reason' | 'output'>): string {
  const text = typeof output === 'string' ? output : JSON.stringify(output, undefined, 1);
  return `${reason}\n\n${text}`;
}
