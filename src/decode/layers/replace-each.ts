import type { Stretch } from './layer.ts';

const LAST_ASCII = 0x7f;

/**
 * A stretch for each match of a pattern.
 * @param pattern global; without groups, for to tell them takes longer than to find a match
 * @param decode the character, or its code, that a match stands for; `undefined` for none. Beyond ASCII
 * there are neither keys nor names of keys, and what stands there stays as it is.
 * @param mayGoOn whether there may be more of a match
 */
export function* replaceEach(
  text: string,
  pattern: RegExp,
  decode: (match: string) => string | number | undefined,
  mayGoOn: (match: string) => boolean = () => false,
): Generator<Stretch> {
  for (const { 0: match, index } of text.matchAll(pattern)) {
    const decoded = decode(match);
    if (decoded === undefined || (typeof decoded === 'number' && decoded > LAST_ASCII)) continue;
    const character = typeof decoded === 'number' ? String.fromCharCode(decoded) : decoded;
    yield {
      start: index,
      end: index + match.length,
      text: character,
      mayGoOn: mayGoOn(match),
    };
  }
}
