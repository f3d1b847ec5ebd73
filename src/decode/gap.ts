import { LETTERS_AND_DIGITS, makeAlphabet, type Alphabet } from './find-runs.ts';

/** How far behind a piece the next one may begin: there may be comments between. */
export const REACH = 1024;
/** So many words may stand between, as in `.concat(u8"`, without a comment; those of escapes do not count. */
const MAX_WORDS = 6;
/** Before the rest of an escape, which hardly anybody parts. */
const MAX_WORDS_WITHIN = 1;
/** More than there are in comments. */
const COMMENT_WORDS = 60;
/** Before the next piece, where that is not written as an escape. */
const PIECE_BEGINS = makeAlphabet('"\'`\n(;}');
/** Before the blanks that it may begin with: a line that goes on may be in a piece. */
const INDENT_BEGINS = makeAlphabet('"\'`\n');
const BLANKS = makeAlphabet(' \t');
/** Before the letters and digits of an escape, and the longest of those. */
const ESCAPE_OPENERS = makeAlphabet('\\%=&#{');
const ESCAPE_LETTERS = makeAlphabet(`${LETTERS_AND_DIGITS}{}`);
const ESCAPE_REACH = 10;
const INDENT_REACH = 200;
const WORD = makeAlphabet(LETTERS_AND_DIGITS);
const SLASH = '/'.charCodeAt(0);
const STAR = '*'.charCodeAt(0);
const DASH = '-'.charCodeAt(0);
const HASH = '#'.charCodeAt(0);
const AND = '&'.charCodeAt(0);
const COLON = ':'.charCodeAt(0);

/** What stands between two pieces of a literal or of lines that go on, read from left to right. */
export class Gap {
  #words = 0;
  readonly #most: number;

  constructor(most: number = MAX_WORDS) {
    this.#most = most;
  }

  /** Whether it may go on with a character. @param before the character before that */
  mayHold(text: string, at: number, before: number, code: number): boolean {
    if (WORD[code] !== 1) {
      if (beginsComment(text, at, before, code)) this.#words = -COMMENT_WORDS;
      return true;
    }
    if (WORD[before] === 1 || ESCAPE_OPENERS[before] === 1) return true;
    return ++this.#words <= this.#most;
  }

  /** Behind another piece. */
  restart(): void {
    this.#words = Math.min(this.#words, 0);
  }
}

function beginsComment(text: string, at: number, before: number, code: number): boolean {
  if (code === HASH) return before !== AND;
  if (code !== SLASH && code !== DASH) return false;
  const next = text.charCodeAt(at + 1);
  return (next === code && before !== COLON) || (code === SLASH && next === STAR);
}

/** Whether something else stands before a character, or the escape of something else. */
export function mayBeginPiece(text: string, at: number): boolean {
  let before = at - 1;
  while (at - before <= INDENT_REACH && BLANKS[text.charCodeAt(before)] === 1) before--;
  const begins = before === at - 1 ? PIECE_BEGINS : INDENT_BEGINS;
  return begins[text.charCodeAt(before)] === 1 || endsEscape(text, before);
}

function endsEscape(text: string, last: number): boolean {
  if (ESCAPE_LETTERS[text.charCodeAt(last)] !== 1) return text.charAt(last) === ';';
  let start = last;
  while (start > last - ESCAPE_REACH && ESCAPE_LETTERS[text.charCodeAt(start)] === 1) start--;
  return ESCAPE_OPENERS[text.charCodeAt(start)] === 1;
}

/** Whether a piece that begins with one of some characters may stand behind the end of another one. */
export function goesOnWith(text: string, from: number, first: Alphabet): boolean {
  const gap = new Gap(MAX_WORDS_WITHIN);
  const limit = Math.min(from + REACH, text.length);
  for (let at = from, before = 0; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (first[code] === 1 && at > from && mayBeginPiece(text, at)) return true;
    if (!gap.mayHold(text, at, before, code)) return false;
    before = code;
  }
  return false;
}
