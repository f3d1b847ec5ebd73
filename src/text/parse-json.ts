import { stripMark } from './byte-order-mark.ts';
import { findJsonFault } from './find-json-fault.ts';
import { Locator } from './locator.ts';

/** UTF-16 that was decoded as UTF-8. */
const WIDE = /^(?:\uFFFD\uFFFD|.?\0)/s;

/**
 * The value of a JSON text, which may begin with a byte order mark.
 * @throws SyntaxError with line, column and reason; unlike the one of `JSON.parse` it does not quote the text, which
 *   may contain a secret
 */
export function parseJson(text: string): unknown {
  const content = stripMark(text);
  try {
    return JSON.parse(content);
  } catch (cause) {
    if (cause instanceof RangeError) throw new SyntaxError('it is nested too deeply');
    throw new SyntaxError(describeJsonFault(content));
  }
}

/**
 * Describes the syntax error of a text: `line 1, column 2: a comma is missing`.
 * @param isJsonc whether comments and trailing commas are allowed
 */
export function describeJsonFault(text: string, isJsonc = false): string {
  if (text.trim() === '') return 'it is empty';
  if (WIDE.test(text)) return 'it is not in UTF-8; save it in that encoding';
  const fault = findJsonFault(text, isJsonc);
  if (!fault) return 'it cannot be parsed';
  return `${describePosition(text, fault.offset)}: ${fault.reason}`;
}

export function describePosition(text: string, offset: number): string {
  const { line, column } = new Locator(text).locate(offset, offset);
  return `line ${line}, column ${column}`;
}
