import { LETTERS_AND_DIGITS, makeAlphabet, type Alphabet } from '../find-runs.ts';
import type { Layer, Reader } from './layer.ts';
import { skip } from './skip.ts';

/**
 * A backslash in shell, Dockerfiles, C, properties and YAML; a caret in batch files, a backtick in
 * PowerShell; unless it follows a word or a blank, a backtick closes a template.
 */
const MARKED = /(?:[\\^]|(?<=[\w+/= &#%-]|\\u\{[\da-f]{1,8}\})`)\r?\n[ \t]*/iy;
/** First characters of {@link MARKED}. */
export const CONTINUATION_MARKS = '\\^`';
const BREAKS = makeAlphabet('\r\n');
const WORD_CHARACTERS = `${LETTERS_AND_DIGITS}_+/%\\&#;{}-`;
const WORD = makeAlphabet(WORD_CHARACTERS);
const FOLDED_WORD = makeAlphabet(`${WORD_CHARACTERS}=`);
const INDENT = makeAlphabet(' \t');
const INDENT_REACH = 64;
const MAX_WORD = 4096;
const CLOSING = makeAlphabet('"\'');
/** The quote that ends the string, or what says that the next line goes on too. */
const BEHIND_WORD = makeAlphabet('"\'^`');
const BEFORE_FOLD = makeAlphabet(`${WORD_CHARACTERS}\r`);
const CARRIAGE_RETURN = '\r'.charCodeAt(0);

/** A list of strings, one for each line, as in notebooks. */
const LISTED = /\\n["'],\s{0,200}["']/y;

const marked: Reader = {
  triggers: Object.fromEntries(Array.from(CONTINUATION_MARKS, (mark) => [mark, BREAKS])),
  open: (text, write) => (start) => {
    const end = skip(MARKED, text, start);
    if (end !== undefined) write({ start, end, text: '' });
    return end ?? start + 1;
  },
};

const listed: Reader = {
  triggers: { '\\': makeAlphabet('n') },
  open: (text, write, bytes) => (start) => {
    // Most escaped line breaks are within one long string.
    if (CLOSING[bytes[start + 2] ?? 0] !== 1) return start + 1;
    const end = skip(LISTED, text, start);
    if (end !== undefined) write({ start, end, text: '\n' });
    return end ?? start + 1;
  },
};

/** Lines of a YAML scalar: https://yaml.org/spec/1.2.2/#65-line-folding */
const folded: Reader = {
  triggers: { '\n': INDENT },
  before: BEFORE_FOLD,
  open: (text, write, bytes) => (at) => {
    const start = bytes[at - 1] === CARRIAGE_RETURN ? at - 1 : at;
    if (WORD[bytes[start - 1] ?? 0] !== 1) return at + 1;
    const end = skipEach(bytes, at + 1, INDENT, INDENT_REACH);
    if (isOneWord(bytes, end)) write({ start, end, text: '' });
    return at + 1;
  },
};

/** Whether the continued line consists of one word, perhaps with the closing quote or a mark of another continuation. */
function isOneWord(bytes: Uint8Array, start: number): boolean {
  const end = skipEach(bytes, start, FOLDED_WORD, MAX_WORD);
  if (end === start) return false;
  const behind = skipEach(bytes, skipEach(bytes, end, BEHIND_WORD, 1), INDENT, INDENT_REACH);
  return behind === bytes.length || BREAKS[bytes[behind] ?? 0] === 1;
}

function skipEach(bytes: Uint8Array, start: number, alphabet: Alphabet, most: number): number {
  let end = start;
  while (end - start < most && alphabet[bytes[end] ?? 0] === 1) end++;
  return end;
}

/** A word that continues on the next line. */
export const continuation: Layer = {
  name: 'continuation',
  readers: [marked, listed, folded],
};
