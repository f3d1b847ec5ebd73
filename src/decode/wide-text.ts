import type { Reading } from './decode.ts';

/** Bytes looked at to tell UTF-16 without a byte order mark from other bytes with zeros. */
const SAMPLE = 4096;
/** Share of ASCII characters from which on such bytes are called UTF-16. */
const MIN_ASCII_SHARE = 0.4;
/** Stands for what is no ASCII character of the width in question. */
const BREAK = '\uFFFD';

/**
 * Readings of bytes in which characters are two or four bytes wide: UTF-16 and UTF-32 in both byte
 * orders, be it the whole file or a string at any offset in something else.
 */
export function findWideText(
  bytes: Buffer,
  latin1: string,
  mayMatter: (text: string) => boolean,
): Reading[] {
  if (!mayMatter(latin1.replaceAll('\0', ''))) return [];
  const readings: Reading[] = [];
  const whole = decodeUtf16(bytes);
  if (whole !== undefined) readings.push({ text: whole });
  // The byte order mark may lie, and a file may be of several minds.
  for (const width of [2, 4]) {
    for (const order of ['little', 'big'] as const) {
      for (let offset = 0; offset < width; offset++) {
        const text = project(latin1, width, order, offset);
        const move = (index: number): number => Math.min(offset + index * width, latin1.length);
        readings.push({ text, within: { text: latin1, move } });
      }
    }
  }
  return readings.filter((reading) => mayMatter(reading.text));
}

/** The ASCII characters that stand at `offset` and every `width` bytes from there, zeros beside them. */
function project(latin1: string, width: number, order: 'little' | 'big', offset: number): string {
  const step = order === 'little' ? 1 : -1;
  let text = '';
  for (let at = offset; at < latin1.length; at += width) {
    let isAlone = latin1.charCodeAt(at) !== 0;
    for (let i = 1; i < width && isAlone; i++) isAlone = latin1.charCodeAt(at + i * step) === 0;
    text += isAlone ? latin1.charAt(at) : BREAK;
  }
  return text;
}

function decodeUtf16(bytes: Buffer): string | undefined {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return even.toString('utf16le', 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(even).swap16().toString('utf16le', 2);
  switch (guessByteOrder(even)) {
    case 'little':
      return even.toString('utf16le');
    case 'big':
      return Buffer.from(even).swap16().toString('utf16le');
    case undefined:
      return undefined;
  }
}

function guessByteOrder(bytes: Buffer): 'little' | 'big' | undefined {
  const units = Math.min(bytes.length, SAMPLE) / 2;
  let little = 0;
  let big = 0;
  for (let i = 0; i < units; i++) {
    const first = bytes[2 * i];
    const second = bytes[2 * i + 1];
    if (first !== 0 && second === 0) little++;
    if (first === 0 && second !== 0) big++;
  }
  if (little > units * MIN_ASCII_SHARE && big === 0) return 'little';
  if (big > units * MIN_ASCII_SHARE && little === 0) return 'big';
  return undefined;
}
