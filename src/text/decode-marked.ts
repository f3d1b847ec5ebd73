import { readMark } from './position.ts';

/** The text of a file in UTF-8, or in UTF-16 with a byte order mark, as PowerShell writes it; without the mark. */
export function decodeMarked(bytes: Buffer): string {
  const { encoding, length } = readMark(bytes);
  const content = bytes.subarray(length);
  if (encoding === 'narrow') return content.toString();
  const even = Buffer.from(content.subarray(0, content.length - (content.length % 2)));
  return (encoding === 'utf16be' ? even.swap16() : even).toString('utf16le');
}
