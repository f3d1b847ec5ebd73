import { EVERYTHING, makeAlphabet } from '../find-runs.ts';
import type { Reader, Write } from './layer.ts';
import { readLiteral, readLiteralBefore, readOpening, readQuote, type Quote } from './quote.ts';
import { skip } from './skip.ts';

/** Names of functions that join strings: `implode(`, `CONCAT (`, `concat!(`. */
export const JOINING_NAMES: readonly string[] = [
  ...['join', 'implode', 'concat', 'concat_ws', 'paste0', 'str_c', 'strcat'],
];
const JOINING = new RegExp(`(?:${JOINING_NAMES.join('|')})!?\\s{0,20}$`, 'i');
const JOINING_REACH = 30;
/** The last characters of a name, and the one before each of them. */
const LAST = makeAlphabet(takeEach(-1));
const LAST_BUT_ONE = makeAlphabet(takeEach(-2));
/** Characters that may follow the name. */
const BEHIND_NAME_CHARACTERS = '! \t\r\n';
const BEHIND_NAME = makeAlphabet(BEHIND_NAME_CHARACTERS);
const BEFORE_LIST_OPENS = makeAlphabet(takeEach(-1) + BEHIND_NAME_CHARACTERS);
/** `["a", "b"].join("")`, `("a", "b").join('')` */
const BEHIND_LIST = /[\])]\s{0,20}\.join$/i;
const NOTHING = /\(\s{0,20}(?<quote>\\{0,8}["'`])\k<quote>\s{0,20}\)/y;
/** `"".join(("a", "b"))`, `implode("", ["a", "b"])`, `Join([]string{"a"}, "")` */
const BEFORE_LIST =
  /\s{0,20}(?:(?:\[\]|new\s{1,20})?\w{0,20}(?:\[\])?\s{0,20}[[({]\s{0,200}){0,3}/y;
const COMMA = /\s{0,200}[\])}]?\s{0,200},\s{0,200}(?:(?:array)?[[({]\s{0,200})?/y;
/** Characters between two literals, and after the last one. */
const BETWEEN = /[\s,]/;
const BETWEEN_REACH = 400;
const PREFIX = /[a-zA-Z@$]/;
/** The name with the first literal; a single argument is not a list. */
const JOINS_LITERALS = new RegExp(
  `(?:${JOINING_NAMES.join('|')})!?\\s{0,20}\\(${BEFORE_LIST.source}(?:[a-z]{1,2}|u8|[@$]{1,2})?\\\\{0,63}["'\`](?![^"'\`\\\\]{1,40}["'\`]\\s{0,20}\\)(?!\\s{0,200},))`,
  'i',
);
/** At least as long as a match of {@link JOINS_LITERALS}. */
export const JOINED_REACH = 1024;

/** The separators in such lists. */
export const joinedLists: Reader = {
  triggers: { '(': EVERYTHING },
  before: BEFORE_LIST_OPENS,
  open(text, write, bytes) {
    // End of the lists that were read already: of each depth, because lists may be nested, and of all.
    const ends: number[] = [];
    let known = 0;
    return (at) => {
      if (!mayJoin(bytes, at) || text.charAt(at) !== '(') return at + 1;
      const before = text.slice(Math.max(0, at - JOINING_REACH), at);
      if (!JOINING.test(before)) return at + 1;
      const isListBefore = skip(NOTHING, text, at) !== undefined;
      const list = isListBefore ? BEHIND_LIST.exec(before)?.[0] : undefined;
      if (list !== undefined) findCommasBefore(text, at - list.length, ends, write);
      else if (at >= known) known = findCommasBehind(text, at + 1, write);
      return at + 1;
    };
  },
};

/** Whether any list may be joined in a text. */
export function mayJoinLists(bytes: Buffer): boolean {
  return JOINS_LITERALS.test(bytes.toString('latin1'));
}

/** @returns the end of the list, or its start if it is not a list */
function findCommasBehind(text: string, start: number, write: Write): number {
  BEFORE_LIST.lastIndex = start;
  let at = BEFORE_LIST.test(text) ? BEFORE_LIST.lastIndex : start;
  let end = start;
  for (let last: Quote | undefined; ;) {
    const opening = readOpening(text, at, true);
    const literal = opening && readLiteral(text, opening);
    if (!literal) return end;
    if (last) {
      if (literal.opening.depth !== last.depth) return end;
      end = literal.closing.end;
      write({ start: last.start, end: literal.opening.end, text: '' });
    }
    COMMA.lastIndex = literal.closing.end;
    if (!COMMA.test(text)) return end;
    at = COMMA.lastIndex;
    // The separator argument may precede the bracket.
    last = /[[({]\s*$/.test(text.slice(literal.closing.end, at)) ? undefined : literal.closing;
  }
}

/** From the end of the list to its beginning, because the content of a literal may look like a list. */
function findCommasBefore(text: string, end: number, ends: number[], write: Write): void {
  let at = end;
  let known: number | undefined;
  for (let next: Quote | undefined; ;) {
    const separated = skipBefore(text, at, BETWEEN, BETWEEN_REACH);
    if (next && !text.slice(separated, at).includes(',')) return;
    if (!/["'`]/.test(text.charAt(separated - 1))) return;
    const closing = readQuote(text, separated - 1);
    const literal = readLiteralBefore(text, closing);
    if (next && closing.depth !== next.depth) return;
    known ??= ends[closing.depth] ?? 0;
    ends[closing.depth] = end;
    if (!literal || literal.opening.start < known) return;
    if (next) write({ start: literal.closing.start, end: next.end, text: '' });
    next = literal.opening;
    at = skipBefore(text, next.start, PREFIX, 2);
  }
}

function skipBefore(text: string, end: number, skipped: RegExp, reach: number): number {
  let start = end;
  while (end - start < reach && skipped.test(text.charAt(start - 1))) start--;
  return start;
}

/** Whether the name of a joining function may end before a parenthesis. */
function mayJoin(bytes: Uint8Array, opening: number): boolean {
  let at = opening - 1;
  while (BEHIND_NAME[bytes[at] ?? 0] === 1) at--;
  return LAST[bytes[at] ?? 0] === 1 && LAST_BUT_ONE[bytes[at - 1] ?? 0] === 1;
}

/** A character of each name, in both cases. */
function takeEach(at: number): string {
  const characters = JOINING_NAMES.map((name) => name.at(at)).join('');
  return characters + characters.toUpperCase();
}
