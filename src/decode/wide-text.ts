import type { DecodedText } from './decoded-text.ts';
import { findWideRuns } from './wide-run.ts';

/** Replaces everything but ASCII characters of that width. */
const BREAK = '\uFFFD';

/**
 * Decodings of bytes with characters of two or four bytes: UTF-16 and UTF-32 in both byte orders, for the whole
 * file or a string at any offset.
 */
export function findWideText(
  bytes: Buffer,
  latin1: string,
  prefilter: (text: string) => boolean,
): DecodedText[] {
  if (!passesInWideRuns(bytes, latin1, prefilter)) return [];
  const readings: DecodedText[] = [];
  const whole = decodeUtf16(bytes);
  if (whole !== undefined && prefilter(whole)) readings.push({ text: whole });
  // The BOM may be wrong, and a file may mix encodings.
  for (const width of [2, 4]) {
    for (const order of ['little', 'big'] as const) {
      for (let offset = 0; offset < width; offset++) {
        const text = project(bytes, width, order, offset);
        if (!prefilter(text)) continue;
        const move = (index: number): number => Math.min(offset + index * width, latin1.length);
        readings.push({ text: text.replaceAll('\0', BREAK), within: { text: latin1, move } });
      }
    }
  }
  return readings;
}

/** Images and fonts have hardly any wide text, and the prefilters are slow on such data. */
function passesInWideRuns(
  bytes: Buffer,
  latin1: string,
  prefilter: (text: string) => boolean,
): boolean {
  for (const { start, end } of findWideRuns(bytes)) {
    if (prefilter(latin1.slice(start, end).replaceAll('\0', ''))) return true;
  }
  return false;
}

/**
 * The characters at `offset` and every `width` bytes after it, if there are zeros between them; zeros for the
 * rest.
 */
function project(bytes: Buffer, width: number, order: 'little' | 'big', offset: number): string {
  const step = order === 'little' ? 1 : -1;
  const text = Buffer.alloc(Math.ceil(Math.max(0, bytes.length - offset) / width));
  for (let at = offset, index = 0; at < bytes.length; at += width, index++) {
    let isAlone = true;
    for (let i = 1; i < width && isAlone; i++) isAlone = (bytes[at + i * step] ?? NONE) === 0;
    if (isAlone) text[index] = bytes[at] ?? 0;
  }
  return text.toString('latin1');
}

const NONE = -1;

/** Decodes the bytes if they have a UTF-16 BOM or are well-formed UTF-16. */
function decodeUtf16(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUnits(bytes, 'utf16le').slice(1);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUnits(bytes, 'utf16be').slice(1);
  const order = detectUtf16(bytes);
  return order && decodeUnits(bytes, order);
}

type Utf16 = 'utf16le' | 'utf16be';

/**
 * The byte order of UTF-16 without a BOM; `undefined` for other bytes: as UTF-16, these soon have zero
 * characters or lone surrogates. If both orders are possible, the one with more ASCII counts: line breaks are
 * ASCII in every language.
 */
export function detectUtf16(bytes: Buffer): Utf16 | undefined {
  const orders = (['utf16le', 'utf16be'] as const).flatMap((order) => {
    // The end may split a surrogate pair.
    const text = decodeUnits(bytes, order).replace(/[\uD800-\uDBFF]$/, '');
    return text.includes('\0') || !text.isWellFormed() ? [] : { order, ascii: countAscii(text) };
  });
  return orders.sort((one, other) => other.ascii - one.ascii)[0]?.order;
}

function decodeUnits(bytes: Buffer, order: Utf16): string {
  const little = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return (order === 'utf16le' ? little : Buffer.from(little).swap16()).toString('utf16le');
}

function countAscii(text: string): number {
  // eslint-disable-next-line no-control-regex -- every ASCII character counts
  return text.match(/[\x01-\x7F]/g)?.length ?? 0;
}
