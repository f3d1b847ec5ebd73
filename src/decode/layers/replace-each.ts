import type { EncodedSegment } from './layer.ts';
import { skip } from './skip.ts';

const LAST_ASCII = 0x7f;

/**
 * A segment for each match of a pattern.
 * @param opener what every match begins with
 * @param pattern sticky
 * @param decode the character, or its code, that a match stands for; `undefined` for none. Beyond ASCII
 * there are neither keys nor names of keys, and what stands there stays as it is.
 * @param mayBeLonger whether there may be more of a match
 */
export function* replaceEach(
  text: string,
  opener: string,
  pattern: RegExp,
  decode: (match: string) => string | number | undefined,
  mayBeLonger: (match: string) => boolean = () => false,
): Generator<EncodedSegment> {
  for (let start = text.indexOf(opener), next; start !== -1; start = text.indexOf(opener, next)) {
    const end = skip(pattern, text, start);
    next = end ?? start + 1;
    if (end === undefined) continue;
    const match = text.slice(start, end);
    const decoded = decode(match);
    if (decoded === undefined || (typeof decoded === 'number' && decoded > LAST_ASCII)) continue;
    const character = typeof decoded === 'number' ? String.fromCharCode(decoded) : decoded;
    yield {
      start,
      end,
      text: character,
      mayBeLonger: mayBeLonger(match),
    };
  }
}
