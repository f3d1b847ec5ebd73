import { decode } from '../decode/decode.ts';
import { unwrap } from '../decode/unwrap.ts';

/** Whether the bytes hold a secret in any of the ways in which they can be read. */
export function holdsSecret(bytes: Buffer, value: string): boolean {
  return decode(bytes, (text) => holdsIn(text, value)).length > 0;
}

function holdsIn(text: string, value: string): boolean {
  const isThere = (other: string): boolean => other.includes(value);
  if (isThere(text)) return true;
  for (const { text: hidden } of unwrap(text, isThere)) if (isThere(hidden)) return true;
  return false;
}
