import { escapeControls } from '../../text/escape-controls.ts';
import { escapeXml } from '../escape-xml.ts';

/** Text without hidden characters: those that move or reorder text are shown as `\xNN`. */
export function escapeHtml(text: string): string {
  return escapeXml(escapeControls(text));
}
