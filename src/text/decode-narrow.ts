import { isAscii, isUtf8 } from 'node:buffer';
import { stripMark } from './byte-order-mark.ts';

/** The text of bytes in UTF-8, without a byte order mark; of other bytes one character for each. */
export function decodeNarrow(bytes: Buffer, latin1: string = bytes.toString('latin1')): string {
  // Decoding again would only make another copy.
  return isAscii(bytes) || !isUtf8(bytes) ? latin1 : stripMark(bytes.toString());
}
