import type { Answer } from '../../agents/protocols/protocol.ts';
import { findProtocol } from '../../agents/recognise.ts';

/** Whether an agent would take an answer for a denial from keyfence: whatever the reason, it has the same form. */
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
    // Node's message about a crash is not an answer.
    (expected.stderr === '' || answer.stderr.trim() !== '')
  );
}

const REASON = 'keyfence';

function isSameForm(text: string, expected: string): boolean {
  if (expected === '') return text === '';
  return outline(text) === outline(expected);
}

/** JSON with every reason replaced by the same word. */
function outline(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text), (_, value: unknown) =>
      typeof value === 'string' && value.startsWith(REASON) ? REASON : value,
    );
  } catch {
    // Anything but JSON is not an answer of keyfence.
    return undefined;
  }
}
