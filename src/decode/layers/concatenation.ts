import { LETTERS_AND_DIGITS, makeAlphabet, NO_LETTERS } from '../find-runs.ts';
import { joinedLists } from './joined-list.ts';
import type { Layer, Reader } from './layer.ts';
import { readLiteral, readOpening, readQuote, type Quote } from './quote.ts';
import { skip } from './skip.ts';

/**
 * A closing quote that a separator may follow. If another quote follows, a word or that quote's own backslash
 * is before it.
 */
const CLOSING = /["'`](?=[\s()+.&<|\\]|\/\*|(?<=[\w+/=;\\-].)["'`])/y;
/**
 * Operators of JavaScript, PHP, Lua, Visual Basic, Elixir, C++, SQL and Java. Python, C, Ruby and shell need
 * none.
 */
const OPERATOR = /\+[+=]?|\.(?:\.|concat\()?|&|<[<>]|\|\||\\(?=\r?\n)/y;
/** Characters between two literals that make one string, also in lists, except words. */
export const BETWEEN_CHARACTERS = ' \t\r\n+=.,(){}&<>|$@#';
/** The longest word before a literal: `f"`, `u8"`, `.concat("`. */
export const LONGEST_OPENING = 8;
const WORD = /[\w+/=;-]/;
const BEFORE_LITERAL = /[\s([,]/;
const BREAK = /[\r\n]/;
const BLANKS = makeAlphabet(`${NO_LETTERS}()`);
/** First characters of operators, comments and literals. */
const GOES_ON = makeAlphabet('+.&<|\\/#-"\'`@$');
const LETTERS_BEFORE_LITERAL = makeAlphabet(`${LETTERS_AND_DIGITS}@$`);
const LONGEST_PREFIX = 2;
const BLANK = /[\s()]{1,200}/y;
const COMMENT = /(?:\/\/|#|--)[^\n]{0,200}\n/y;
const COMMENT_START = '/*';
const LONGEST_COMMENT = 200;
const BLOCK_COMMENT = new RegExp(`/\\*[^*]{0,${LONGEST_COMMENT}}\\*{1,8}/`, 'y');
/** Limit before an operator and after it. */
export const MAX_COMMENTS = 4;

const PIECE = /\{\s{0,20}(?=\\*["'`])/y;
const MOST_BLANKS = 20;
const QUOTES = makeAlphabet('\\"\'`');
/** Characters that may precede the brace. */
const MARKS: ReadonlySet<string> = new Set('$#');
const PIECE_END = /\s{0,20}\}/y;

/** Characters that may follow a closing quote, besides any Unicode white space. */
const BEHIND_CLOSING = makeAlphabet(`${NO_LETTERS}()+.&<|\\/"'\``);

/** `"a" + "b"`, `"a" "b"`. */
const separators: Reader = {
  triggers: { '"': BEHIND_CLOSING, "'": BEHIND_CLOSING, '`': BEHIND_CLOSING },
  open: (text, write, bytes) => (at) => {
    if (!mayGoOn(bytes, at + 1) || skip(CLOSING, text, at) === undefined) return at + 1;
    const closing = readQuote(text, at);
    const opening = readSeparator(text, closing);
    if (!opening) return at + 1;
    write({ start: closing.start, end: opening.end, text: '' });
    return opening.end;
  },
};

/** Whether something that may continue a literal follows, after some blanks. */
function mayGoOn(bytes: Uint8Array, start: number): boolean {
  let at = start;
  while (at < bytes.length && BLANKS[bytes[at] ?? 0] === 1) at++;
  if (LETTERS_BEFORE_LITERAL[bytes[at] ?? 0] !== 1) return GOES_ON[bytes[at] ?? 0] === 1;
  const end = at + LONGEST_PREFIX;
  while (at < end && LETTERS_BEFORE_LITERAL[bytes[at] ?? 0] === 1) at++;
  return GOES_ON[bytes[at] ?? 0] === 1;
}

/** Reads the separator after a closing quote, up to the opening quote of the next literal. */
function readSeparator(text: string, closing: Quote): Quote | undefined {
  const behind = skipBlanks(text, closing.end);
  const next = skipBlanks(text, skip(OPERATOR, text, behind) ?? behind);
  // `f("a") || "b"` is one or the other.
  if (text.startsWith('||', behind) && text.slice(closing.end, behind).includes(')'))
    return undefined;
  // If nothing is between them, a short literal looks like a prefix.
  const isAdjacent = next === closing.end;
  const opening = readOpening(text, next, !isAdjacent);
  if (opening?.depth !== closing.depth) return undefined;
  const before = text.charAt(closing.start - 1);
  // Nothing is between them, and nothing before: an empty literal.
  if (isAdjacent && !WORD.test(before)) return undefined;
  // A single character is a literal, as in `("&")`.
  if (
    next === closing.end + 1 &&
    /\S/.test(text.charAt(closing.end)) &&
    BEFORE_LITERAL.test(before)
  )
    return undefined;
  // The next line may begin with a quote of its own.
  const isAlike = opening.mark === closing.mark || !BREAK.test(text.slice(closing.end, next));
  if (next === behind && !isAlike) return undefined;
  // Templates need an operator, and a backtick before a line break is not one of a template.
  const isTemplate = opening.mark === '`' || closing.mark === '`';
  return isTemplate && (next === behind || BREAK.test(text.charAt(opening.end)))
    ? undefined
    : opening;
}

/** Skips blanks and comments, parentheses included. */
function skipBlanks(text: string, start: number): number {
  let end = skip(BLANK, text, start) ?? start;
  for (let comments = 0; comments < MAX_COMMENTS; comments++) {
    // Directly after other characters, `#` and `--` do not begin a comment.
    const isApart = end > start;
    const behind =
      skip(BLOCK_COMMENT, text, end) ?? (isApart ? skip(COMMENT, text, end) : undefined);
    if (behind === undefined) return end;
    end = skip(BLANK, text, behind) ?? behind;
  }
  return end;
}

/** `${"a"}${"b"}`, and the same in other languages. */
const pieces: Reader = {
  triggers: { '{': makeAlphabet(`${NO_LETTERS}\\"'\``) },
  open: (text, write, bytes) => (at) => {
    if (!mayBeginPiece(bytes, at + 1)) return at + 1;
    const quote = skip(PIECE, text, at);
    if (quote === undefined) return at + 1;
    const opening = readOpening(text, quote, false);
    const literal = opening && readLiteral(text, opening);
    const end = literal && skip(PIECE_END, text, literal.closing.end);
    if (!literal || end === undefined) return quote;
    const start = MARKS.has(text.charAt(at - 1)) ? at - 1 : at;
    write({ start, end: literal.opening.end, text: '' });
    write({ start: literal.closing.start, end, text: '' });
    return quote;
  },
};

/** Whether a quote follows, after some blanks. */
function mayBeginPiece(bytes: Uint8Array, start: number): boolean {
  let at = start;
  while (at - start < MOST_BLANKS && BLANKS[bytes[at] ?? 0] === 1) at++;
  return QUOTES[bytes[at] ?? 0] === 1;
}

/** Literals that make one string. */
export const concatenation: Layer = {
  name: 'concatenation',
  readers: [separators, pieces, joinedLists],
};

/** Whether a block comment that is skipped between two pieces continues over lines. */
export function holdsLongComment(bytes: Buffer): boolean {
  for (
    let at = bytes.indexOf(COMMENT_START);
    at !== -1;
    at = bytes.indexOf(COMMENT_START, at + 2)
  ) {
    const inner = bytes.subarray(at + 2, at + 2 + LONGEST_COMMENT + 1);
    const end = inner.indexOf('*');
    const lineEnd = inner.indexOf('\n');
    if (lineEnd !== -1 && lineEnd < end && /^\*{1,8}\//.test(inner.toString('latin1', end)))
      return true;
  }
  return false;
}
