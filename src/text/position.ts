import { isAscii, isUtf8 } from 'node:buffer';

/** A position between two characters: lines from 0, columns and offsets in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** The encoding of a file, judging by its first bytes. */
export type Encoding = 'utf16le' | 'utf16be' | 'narrow';

export const START: Position = { line: 0, column: 0, offset: 0 };
const UTF32LE_MARK = Buffer.from('fffe0000', 'hex');
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** The byte order mark of a file, and the encoding that it means. */
export function readMark(bytes: Buffer): { readonly encoding: Encoding; readonly length: number } {
  // UTF-32, in which positions are counted in bytes.
  if (bytes.subarray(0, 4).equals(UTF32LE_MARK)) return { encoding: 'narrow', length: 0 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf16be', length: 2 };
  const isMarked = bytes.subarray(0, 3).equals(Buffer.from('efbbbf', 'hex'));
  return { encoding: 'narrow', length: isMarked ? 3 : 0 };
}

/** The position after some more bytes of a file. */
export function advance(from: Position, bytes: Buffer, encoding: Encoding): Position {
  const text = encoding === 'narrow' ? undefined : decodeWide(bytes, encoding);
  const last = text === undefined ? findLastBreak(bytes) : findLastBreak(text);
  const lines = text === undefined ? countBreaks(bytes) : countBreaks(text);
  const length = text?.length ?? countUnits(bytes);
  const tail = text === undefined ? countUnits(bytes.subarray(last + 1)) : text.length - last - 1;
  return {
    line: from.line + lines,
    column: lines === 0 ? from.column + length : tail,
    offset: from.offset + length,
  };
}

function decodeWide(bytes: Buffer, encoding: 'utf16le' | 'utf16be'): string {
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return (encoding === 'utf16be' ? even.swap16() : even).toString('utf16le');
}

function countUnits(bytes: Buffer): number {
  return isAscii(bytes) || !isUtf8(bytes) ? bytes.length : bytes.toString().length;
}

/** CR LF, LF and CR end a line. */
function countBreaks(text: Buffer | string): number {
  const [feed, carriage] = typeof text === 'string' ? ['\n', '\r'] : [LINE_FEED, CARRIAGE_RETURN];
  let breaks = 0;
  for (let at = find(text, feed, 0); at !== -1; at = find(text, feed, at + 1)) breaks++;
  for (let at = find(text, carriage, 0); at !== -1; at = find(text, carriage, at + 1)) {
    if (text.at(at + 1) !== feed) breaks++;
  }
  return breaks;
}

function find(text: Buffer | string, what: string | number, from: number): number {
  return typeof text === 'string' ? text.indexOf(String(what), from) : text.indexOf(what, from);
}

function findLastBreak(text: Buffer | string): number {
  if (typeof text === 'string') return Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return Math.max(text.lastIndexOf(LINE_FEED), text.lastIndexOf(CARRIAGE_RETURN));
}
