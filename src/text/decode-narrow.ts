import { isAscii, isUtf8 } from 'node:buffer';
import { stripMark } from './byte-order-mark.ts';

/** Decodes UTF-8, without a byte order mark; any other bytes as Latin-1. */
export function decodeNarrow(bytes: Buffer, latin1: string = bytes.toString('latin1')): string {
  // Decoding as UTF-8 would only make another copy.
  return isAscii(bytes) || !isUtf8(bytes) ? latin1 : stripMark(bytes.toString());
}
