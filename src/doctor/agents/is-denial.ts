import type { Answer } from '../../agents/protocols/protocol.ts';
import { findProtocol } from '../../agents/recognise.ts';

/** Whether an agent would take an answer for a denial of ours: whatever the reason, it has the same form. */
export function isDenial(agent: string, event: string, answer: Answer): boolean {
  const reason = REASON;
  const expected = findProtocol(agent)?.answer(
    { kind: 'deny', reason },
    { moment: 'tool', name: event },
  );
  if (!expected) return false;
  return (
    answer.exitCode === expected.exitCode &&
    isSameForm(answer.stdout, expected.stdout) &&
    // What Node says of a crash is no answer.
    (expected.stderr === '' || answer.stderr.trim() !== '')
  );
}

const REASON = 'keyfence';

function isSameForm(text: string, expected: string): boolean {
  if (expected === '') return text === '';
  return outline(text) === outline(expected);
}

/** JSON with one word in place of every reason. */
function outline(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text), (_, value: unknown) =>
      typeof value === 'string' && value.startsWith(REASON) ? REASON : value,
    );
  } catch {
    // No JSON is no answer of ours.
    return undefined;
  }
}
