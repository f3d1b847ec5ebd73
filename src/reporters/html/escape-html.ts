import { escapeControls } from '../../text/escape-controls.ts';
import { escapeXml } from '../escape-xml.ts';

/** Text that nothing can hide in: what moves or reorders text is shown as `\xNN`. */
export function escapeHtml(text: string): string {
  return escapeXml(escapeControls(text));
}
