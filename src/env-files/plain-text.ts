import { existsSync, readFileSync } from 'node:fs';
import { describeReason } from '../errors/describe-reason.ts';
import { ScanError } from '../errors/errors.ts';

/**
 * The bytes of a `.env` file as characters, so that comments in another encoding are written back as they were;
 * names and keys are ASCII.
 * @param name of the file, for messages
 * @returns an empty text if the file does not exist
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

/** @throws ScanError for UTF-16, because nothing would be found */
export function requirePlain(text: string, name: string): void {
  if (text.includes('\0')) throw new ScanError(`${name} is not plain text; save it as UTF-8`);
}
