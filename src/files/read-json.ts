import { readFileSync } from 'node:fs';
import { parseJson } from '../text/parse-json.ts';

/**
 * Reads a file of JSON.
 * @param name of the file, for the message
 * @param Kind of the error where the file cannot be read or is no JSON
 */
export function readJson(
  path: string,
  name: string,
  Kind: new (message: string, options?: ErrorOptions) => Error,
): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Kind(`${name} cannot be read; check its name and its permissions`, { cause });
  }
  try {
    return parseJson(text);
  } catch (cause) {
    throw new Kind(`${name} is not valid JSON`, { cause });
  }
}
