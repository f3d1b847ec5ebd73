import { findJsonFault } from './find-json-fault.ts';
import { Locator } from './locator.ts';

/** How UTF-16 looks to who takes it for UTF-8. */
export const WIDE: RegExp = /^(?:\uFFFD\uFFFD|.?\0)/s;

export const NOT_UTF8 = 'it is not in UTF-8; save it in that encoding';

/**
 * The value of a JSON text, which may begin with a byte order mark.
 * @throws SyntaxError that tells the line, the column and what is wrong there, and quotes nothing: the parser's own
 *   quotes what it stumbled over, which may be a secret
 */
export function parseJson(text: string): unknown {
  const content = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(content);
  } catch {
    throw new SyntaxError(describe(content));
  }
}

function describe(text: string): string {
  if (text.trim() === '') return 'it is empty';
  if (WIDE.test(text)) return NOT_UTF8;
  const fault = findJsonFault(text);
  if (!fault) return 'it is nested too deep';
  const { line, column } = new Locator(text).locate(fault.offset, fault.offset);
  return `line ${line}, column ${column}: ${fault.reason}`;
}
