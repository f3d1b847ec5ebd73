import { existsSync, readFileSync } from 'node:fs';
import { describeReason } from '../errors/describe-reason.ts';
import { ScanError } from '../errors/errors.ts';

/**
 * The bytes of a file of settings as characters, so that a comment in another encoding is written back as it was
 * read; names and keys are in ASCII.
 * @param name of the file, for messages
 * @returns nothing where there is no file
 * @throws ScanError when it cannot be read, or is in UTF-16
 */
export function readPlainText(path: string, name: string): string {
  let text: string;
  try {
    text = existsSync(path) ? readFileSync(path, 'latin1') : '';
  } catch (cause) {
    throw new ScanError(`${name} cannot be read: ${describeReason(cause)}`, { cause });
  }
  requirePlain(text, name);
  return text;
}

/** @throws ScanError for UTF-16, in which nothing would be found */
export function requirePlain(text: string, name: string): void {
  if (text.includes('\0')) throw new ScanError(`${name} is not plain text; save it as UTF-8`);
}

/** Adds lines at the end, which end as the others do. */
export function appendLines(text: string, lines: readonly string[]): string {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const end = text === '' || text.endsWith('\n') ? '' : lineBreak;
  return text + end + lines.map((line) => line + lineBreak).join('');
}
