import type { Verdict } from '../agent-event.ts';

/** The result of a tool without its secrets, for agents that replace it with the reason. */
export function quoteOutput({
  reason,
  output,
}: Pick<Extract<Verdict, { kind: 'redact' }>, 'reason' | 'output'>): string {
  const text = typeof output === 'string' ? output : JSON.stringify(output, undefined, 1);
  return `${reason}\n\n${text}`;
}
