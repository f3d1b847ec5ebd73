import { decode } from '../decode/decode.ts';

/** Whether the bytes hold a secret in any of the ways in which they can be read. */
export function holdsSecret(bytes: Buffer, value: string): boolean {
  return decode(bytes, (text) => text.includes(value)).length > 0;
}
