/** For each ASCII code whether it belongs to the alphabet. */
export type Alphabet = Uint8Array;

const ASCII = 128;
/** Characters that a key may consist of; others are special in regular expressions, globs or quotes. */
const ALLOWED = /^[\w+/=.%~:!#$&,;?@-]$/;

/**
 * Parses an alphabet as in brackets of a regular expression: `A-Za-z0-9_-`.
 * @returns what is wrong with it, if something is
 */
export function readAlphabet(text: string): Alphabet | string {
  const alphabet = new Uint8Array(ASCII);
  for (let at = 0; at < text.length; at++) {
    const first = text.charAt(at);
    const isRange = text[at + 1] === '-' && at + 2 < text.length;
    const last = isRange ? text.charAt(at + 2) : first;
    const fault = [first, last].find((character) => !ALLOWED.test(character));
    if (fault !== undefined)
      return `cannot have ${JSON.stringify(fault)}; write it as "A-Za-z0-9_-"`;
    if (last < first) return `has "${first}-${last}" the wrong way round`;
    for (let code = first.charCodeAt(0); code <= last.charCodeAt(0); code++) alphabet[code] = 1;
    if (isRange) at += 2;
  }
  const size = alphabet.reduce((sum, one) => sum + one, 0);
  return size < 2 ? 'needs at least two characters' : alphabet;
}
