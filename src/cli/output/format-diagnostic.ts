import { toOwnCommand } from '../../package/own-command.ts';
import { escapeControls } from '../../text/escape-controls.ts';
import { wrapText } from '../../text/wrap.ts';
import { readWidth } from './terminal.ts';

/** A message on standard error, with the name of the program, wrapped for the terminal. */
export function formatDiagnostic(message: string): string {
  const width = readWidth(process.stderr);
  return `${wrapText(`keyfence: ${escapeControls(toOwnCommand(message))}`, width, '  ')}\n`;
}
