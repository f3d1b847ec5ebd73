import { LETTER_HALF_BITS } from './letter-half-bits.ts';

/** The word boundary, and the letters. */
const SYMBOLS = 27;
/** A new word within another, by its case: `someName`, `HTTPServer`. */
const CASE_BITS = 4;
/** A number after a word, and a word after a number. */
const NUMBER_BITS = 2.7;
const AFTER_NUMBER_BITS = 3;
/** Numbers among words are short (years, versions); more digits say nothing. */
const DIGIT_BITS = 3.4;
const LONG_NUMBER = 4;
/**
 * A separator between words costs little; one of 64 random characters costs six bits. Those of base64 and
 * base64url occur in random text, others never.
 */
const DRAWN_SEPARATORS = '-_+/=';
const DRAWN_SEPARATOR_BITS = -4;
const SEPARATOR_BITS = -6;

type Kind = 'lower' | 'upper' | 'digit' | 'separator';

/**
 * How many bits shorter `text` is as random characters than as words and numbers: above 0 it looks random,
 * below 0 like words. Grows with the length.
 */
export function randomness(text: string): number {
  const drawn = bitsPerDrawnCharacter(text);
  let bits = 0;
  let last: Kind = 'separator';
  /** Length of the current number or run of one case. */
  let run = 0;
  /** The last two letters of the current word; 0 for its boundary. */
  let before = 0;
  let letter = 0;
  const endWord = (): void => {
    if (letter !== 0) bits += letterBits(before, letter, 0);
    before = letter = 0;
  };
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const kind = kindOf(code);
    const changes = kind !== last;
    if (kind === 'separator') {
      endWord();
      const isDrawn = DRAWN_SEPARATORS.includes(text.charAt(index));
      bits += isDrawn ? DRAWN_SEPARATOR_BITS : SEPARATOR_BITS;
    } else if (kind === 'digit') {
      if (letter !== 0) bits += NUMBER_BITS;
      endWord();
      const isLong = !changes && run >= LONG_NUMBER;
      bits += (isLong ? Math.max(DIGIT_BITS, drawn) : DIGIT_BITS) - drawn;
    } else {
      if (letter !== 0 && changes) {
        if (kind === 'upper') {
          endWord();
          bits += CASE_BITS;
        } else if (run > 1) {
          // In `HTTPServer` the S begins the word.
          bits += CASE_BITS;
          before = 0;
        }
      } else if (last === 'digit') bits += AFTER_NUMBER_BITS;
      const next = (code | 32) - 96;
      bits += letterBits(before, letter, next) - drawn;
      before = letter;
      letter = next;
    }
    run = changes ? 1 : run + 1;
    last = kind;
  }
  endWord();
  return bits;
}

/** The cost of a letter in a word, after the two before it. */
function letterBits(before: number, last: number, next: number): number {
  const code = LETTER_HALF_BITS[before]?.charCodeAt(last * SYMBOLS + next) ?? 0;
  return (code < 58 ? code - 48 : code - 87) / 2;
}

/** Size of the smallest usual alphabet with these characters; without letters and digits nothing is random. */
function bitsPerDrawnCharacter(text: string): number {
  const digits = /\d/.test(text);
  const lower = /[a-z]/.test(text);
  const upper = /[A-Z]/.test(text);
  if (digits && lower !== upper && !/[g-z]/i.test(text)) return 4;
  return Math.log2((digits ? 10 : 0) + (lower ? 26 : 0) + (upper ? 26 : 0));
}

function kindOf(code: number): Kind {
  if (code >= 97 && code <= 122) return 'lower';
  if (code >= 65 && code <= 90) return 'upper';
  return code >= 48 && code <= 57 ? 'digit' : 'separator';
}
