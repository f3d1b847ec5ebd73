import { readFileSync } from 'node:fs';
import { describeReason } from '../errors/describe-reason.ts';
import { decodeMarked } from '../text/decode-marked.ts';
import { parseJson } from '../text/parse-json.ts';

/**
 * Reads a JSON file, in UTF-8 or in UTF-16 with a byte order mark.
 * @param name of the file, for the message
 * @param Kind of the error when the file cannot be read or is not JSON
 */
export function readJson(
  path: string,
  name: string,
  Kind: new (message: string, options?: ErrorOptions) => Error,
): unknown {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new Kind(`${name} cannot be read: ${describeReason(cause)}`, { cause });
  }
  try {
    return parseJson(decodeMarked(bytes));
  } catch (cause) {
    throw new Kind(`${name} is not valid JSON: ${describeReason(cause)}`, { cause });
  }
}
