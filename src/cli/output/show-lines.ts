import { redactText } from '../../match/redact-text.ts';
import { escapeControls } from '../../text/escape-controls.ts';

/** Lines that are safe to print: without secrets and control characters. */
export function showLines(lines: readonly string[]): string {
  return lines.map((line) => `${escapeControls(redactText(line))}\n`).join('');
}
