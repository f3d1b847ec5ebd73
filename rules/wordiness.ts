/**
 * Cost in bits of each letter after each letter in English and in identifiers: row = first letter,
 * column = second, 9 stands for 9 and more. Made by counting the neighbours in the distinct words
 * (2 to 15 letters, seen at least three times) of the documentation and declarations of npm packages,
 * half a count added to each, and rounding -log2 of the share.
 */
const NEIGHBOUR_BITS = [
  '84449759596353959342667869',
  '36663779387276479446399969',
  '39683893594489288463599979',
  '47652768279687479547567879',
  '57436668789453757235867579',
  '36673399299488399465498859',
  '47882854398464489346489968',
  '28892986399667389464599969',
  '56455559998552359643959795',
  '37993999466799367726376799',
  '46761668398575668736596868',
  '37752789298388379955579949',
  '25772999398658339858599979',
  '48444628486776569733668978',
  '66558669686442559345455889',
  '39873885498369349354599979',
  '87788887588568778788085888',
  '37552769396656379544578959',
  '58483794396667449842487969',
  '39682884299678489345598959',
  '44564659598442749333899899',
  '37781988298868499877798999',
  '27773874398594389446888788',
  '47373696399568629862899668',
  '45564568497453429735676997',
  '37791796396699469769699765',
];

/** A letter that begins a word: nearly any of 26. */
const FIRST_LETTER_BITS = 4.7;
/** Words seldom change case or turn into digits midway. */
const CASE_CHANGE_BITS = 3;
const DIGIT_AFTER_LETTER_BITS = 6;
const LETTER_AFTER_DIGIT_BITS = 3;
const FIRST_DIGIT_BITS = 4.5;
/** Numbers among words are short (years, versions); further digits tell nothing. */
const NEXT_DIGIT_BITS = 3.8;
const LONG_NUMBER = 4;
const SEPARATOR_BITS = 1;

type Kind = 'lower' | 'upper' | 'digit' | 'separator';

/**
 * How many bits shorter `text` is written as random characters than as words and numbers:
 * above 0 it looks drawn, below 0 made of words. Grows with the length. Ignores what is no ASCII
 * letter or digit, except as a separator.
 */
export function randomness(text: string): number {
  const drawn = bitsPerDrawnCharacter(text);
  let bits = 0;
  let last: Kind = 'separator';
  let run = 0;
  let previous = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const kind = kindOf(code);
    run = kind === last ? run + 1 : 1;
    if (kind === 'separator') {
      bits += SEPARATOR_BITS;
    } else if (kind === 'digit') {
      bits += digitBits(last, run, drawn) - drawn;
    } else {
      bits +=
        letterBits(
          previous,
          code,
          kind,
          last,
          index >= 2 ? kindOf(text.charCodeAt(index - 2)) : 'separator',
        ) - drawn;
    }
    last = kind;
    previous = code;
  }
  return bits;
}

function digitBits(last: Kind, run: number, drawn: number): number {
  if (run > LONG_NUMBER) return Math.max(NEXT_DIGIT_BITS, drawn);
  if (run > 1) return NEXT_DIGIT_BITS;
  return last === 'separator' ? FIRST_DIGIT_BITS : DIGIT_AFTER_LETTER_BITS;
}

function letterBits(
  previous: number,
  code: number,
  kind: Kind,
  last: Kind,
  beforeLast: Kind,
): number {
  if (last === 'separator') return FIRST_LETTER_BITS;
  if (last === 'digit') return FIRST_LETTER_BITS + LETTER_AFTER_DIGIT_BITS;
  if (last === 'lower' && kind === 'upper') return FIRST_LETTER_BITS + CASE_CHANGE_BITS;
  const neighbour = Number(NEIGHBOUR_BITS[letterIndex(previous)]?.charAt(letterIndex(code)));
  // `Word` is one word; in `HTTPServer` another begins.
  return last === 'upper' && kind === 'lower' && beforeLast === 'upper'
    ? neighbour + CASE_CHANGE_BITS
    : neighbour;
}

/** The smallest usual alphabet that the characters fit in. */
function bitsPerDrawnCharacter(text: string): number {
  const digits = /\d/.test(text);
  const lower = /[a-z]/.test(text);
  const upper = /[A-Z]/.test(text);
  if (digits && lower !== upper && !/[g-z]/i.test(text)) return 4;
  return Math.log2((digits ? 10 : 0) + (lower ? 26 : 0) + (upper ? 26 : 0) || 1);
}

function kindOf(code: number): Kind {
  if (code >= 97 && code <= 122) return 'lower';
  if (code >= 65 && code <= 90) return 'upper';
  return code >= 48 && code <= 57 ? 'digit' : 'separator';
}

function letterIndex(code: number): number {
  return (code | 32) - 97;
}
