import { decodeNarrow } from '../text/decode-narrow.ts';
import type { DecodedText } from './decoded-text.ts';
import { findWideText } from './wide-text.ts';

/**
 * Every reading of the bytes in which a secret could stand: none for most files. A secret may stand in
 * several readings; the first shows it best.
 * @param prefilter cheap, and never wrong when it says no; is also asked about bytes read as Latin-1,
 * and is given them then
 */
export function decode(
  bytes: Buffer,
  prefilter: (text: string, bytes?: Uint8Array) => boolean,
): DecodedText[] {
  const latin1 = bytes.toString('latin1');
  // Characters are wider than a byte only where there are zero bytes between them.
  const wide = bytes.includes(0) ? findWideText(bytes, latin1, prefilter) : [];
  return prefilter(latin1, bytes) ? [...wide, { text: decodeNarrow(bytes, latin1) }] : wide;
}
