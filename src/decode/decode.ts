import { decodeNarrow } from '../text/decode-narrow.ts';
import type { DecodedText } from './decoded-text.ts';
import { findWideText } from './wide-text.ts';

/**
 * Every decoding of the bytes that may contain a secret: none for most files. A secret may be in several of
 * them; the first shows it best.
 * @param prefilter cheap; false only if there is certainly nothing. It is also called with bytes read as
 *   Latin-1, and gets them too
 */
export function decode(
  bytes: Buffer,
  prefilter: (text: string, bytes?: Uint8Array) => boolean,
): DecodedText[] {
  const latin1 = bytes.toString('latin1');
  // Wide characters have zero bytes between them.
  const wide = bytes.includes(0) ? findWideText(bytes, latin1, prefilter) : [];
  return prefilter(latin1, bytes) ? [...wide, { text: decodeNarrow(bytes, latin1) }] : wide;
}
