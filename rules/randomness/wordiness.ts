import { LETTER_HALF_BITS } from './letter-half-bits.ts';

/** The border of a word, and the letters. */
const SYMBOLS = 27;
/** A new word within another, by its case: `someName`, `HTTPServer`. */
const CASE_BITS = 4;
/** A number behind a word, and a word behind a number. */
const NUMBER_BITS = 2.7;
const AFTER_NUMBER_BITS = 3;
/** Numbers among words are short (years, versions); further digits tell nothing. */
const DIGIT_BITS = 3.4;
const LONG_NUMBER = 4;
/**
 * A separator between words costs little, and one of 64 characters that were drawn costs six. Those of
 * base64 and base64url are drawn at times, others never.
 */
const DRAWN_SEPARATORS = '-_+/=';
const DRAWN_SEPARATOR_BITS = -4;
const SEPARATOR_BITS = -6;

type Kind = 'lower' | 'upper' | 'digit' | 'separator';

/**
 * How many bits shorter `text` is written as random characters than as words and numbers:
 * above 0 it looks drawn, below 0 made of words. Grows with the length.
 */
export function randomness(text: string): number {
  const drawn = bitsPerDrawnCharacter(text);
  let bits = 0;
  let last: Kind = 'separator';
  /** Length of the number or of the run of one case up to here. */
  let run = 0;
  /** The last two letters of the word up to here; 0 for its border. */
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

/** What a letter costs in a word, after the two before it. */
function letterBits(before: number, last: number, next: number): number {
  const code = LETTER_HALF_BITS[before]?.charCodeAt(last * SYMBOLS + next) ?? 0;
  return (code < 58 ? code - 48 : code - 87) / 2;
}

/** Of the smallest usual alphabet that the characters fit in; without any letter or digit nothing is drawn. */
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
