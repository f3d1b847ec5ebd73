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
/** Another word begins by its case (`someName`), or a number behind a word. */
const NEXT_WORD_BITS = 3;
const NUMBER_BITS = 2.7;
/** Words of one or two letters are rare between others. */
const SHORT_WORD = 2;
const SHORT_WORD_BITS = 2;
/** Numbers among words are short (years, versions); further digits tell nothing. */
const DIGIT_BITS = 3.8;
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
  /** Length of the number or of the run of one case, and of the word, up to here. */
  let run = 0;
  let word = 0;
  for (let index = 0; index < text.length; index++) {
    const kind = kindOf(text.charCodeAt(index));
    if (kind === 'separator') {
      bits += SEPARATOR_BITS;
      word = 0;
    } else {
      bits -= drawn;
      const begins = kind !== last && !(last === 'upper' && kind === 'lower' && run === 1);
      const afterWord = begins && word > 0;
      if (afterWord && word <= SHORT_WORD) bits += SHORT_WORD_BITS;
      if (kind === 'digit') {
        bits += run >= LONG_NUMBER && !begins ? Math.max(DIGIT_BITS, drawn) : DIGIT_BITS;
        if (afterWord) bits += NUMBER_BITS;
        word = 0;
      } else {
        if (begins && last !== 'separator') bits += NEXT_WORD_BITS;
        // In `HTTPServer` the S begins the word: its pair with the e still counts.
        const inside = word > 0 && !(begins && kind === 'upper');
        bits += inside ? neighbourBits(text, index) : FIRST_LETTER_BITS;
        word = begins ? 1 : word + 1;
      }
    }
    run = kind === last ? run + 1 : 1;
    last = kind;
  }
  return bits;
}

function neighbourBits(text: string, index: number): number {
  const row = NEIGHBOUR_BITS[(text.charCodeAt(index - 1) | 32) - 97];
  return Number(row?.charAt((text.charCodeAt(index) | 32) - 97));
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
