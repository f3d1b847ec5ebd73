import { randomness } from '../../rules/randomness/wordiness.ts';
import type { Span } from '../text/span.ts';

/** Terminal colours: https://www.ecma-international.org/publications-and-standards/standards/ecma-48/ */
// eslint-disable-next-line no-control-regex -- that is what they begin with
const COLOUR = /\u001b\[[\d;]{0,20}m/g;
/** Characters of passwords, keys and identifiers. */
const RUN = /[\w+/~!@#$%^&*?.-]{6,}={0,2}/g;
/** Before a quoted value, or the value of a variable. */
const CREDENTIAL =
  /(?:pass(?:word|wd|phrase)?|pwd|secret|token|credentials?|private_?key)["'\]]{0,2}(?:\s{0,4}(?:=>|[:=])\s{0,4}["'`]|=)(?<value>[^\s"'`]{3,200})/gi;
/** The password of a URL: https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1 */
const USER_INFO = /:\/\/[^\s/:@"'`]{0,200}:(?<value>[^\s/@"'`]{1,200})@/g;
/** Letters, perhaps with a short number after them: `utf8`, `sha256`, `column3`. */
const WORD = /^(?<letters>[A-Za-z]+)\d{0,3}$/;
/** Years, ports, parts of dates and versions. */
const SHORT_NUMBER = /^\d{1,4}$/;
/** Shorter letters in any order may be a word or an abbreviation. */
const LONG_WORD = 8;

/**
 * Parts of a line that may be secrets that no rule knows: runs that are not words, passwords in URLs, and
 * values of names like `password`. In order.
 */
export function findValueRuns(line: string): Span[] {
  const spans: Span[] = [];
  const plain = line.replaceAll(COLOUR, (code) => ' '.repeat(code.length));
  for (const { 0: run, index } of plain.matchAll(RUN)) {
    const end = index + run.length;
    if (!isMadeOfWords(run)) spans.push({ start: index, end });
  }
  for (const pattern of [CREDENTIAL, USER_INFO]) {
    for (const { 0: whole, index, groups } of line.matchAll(pattern)) {
      const value = groups?.['value'] ?? '';
      const start = index + whole.lastIndexOf(value);
      spans.push({ start, end: start + value.length });
    }
  }
  return spans;
}

function isMadeOfWords(run: string): boolean {
  return run.split(/[^A-Za-z\d]+/).every((part) => {
    const letters = WORD.exec(part)?.groups?.['letters'];
    if (letters === undefined) return part === '' || SHORT_NUMBER.test(part);
    return letters.length < LONG_WORD || randomness(letters) <= 0;
  });
}

/** Whether a text consists of words and nothing random. */
export function isPlainWords(text: string): boolean {
  return (
    /^[A-Za-z ._/-]+$/.test(text) &&
    isMadeOfWords(text) &&
    text.split(/[^A-Za-z\d]+/).every(isPlain)
  );
}

/** `config`, `AcmeCorp`, `README`. */
function isPlain(part: string): boolean {
  const words = part.match(/[A-Z]?[a-z]{2,}|[A-Z]{2,}/g) ?? [];
  return part.length < 2 || words.join('') === part;
}
