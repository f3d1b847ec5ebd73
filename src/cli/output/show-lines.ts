import { redactText } from '../../match/redact-text.ts';
import { escapeControls } from '../../text/escape-controls.ts';

/** Lines as they may be printed: whatever they quote, no secret and no control character is in them. */
export function showLines(lines: readonly string[]): string {
  return lines.map((line) => `${escapeControls(redactText(line))}\n`).join('');
}
