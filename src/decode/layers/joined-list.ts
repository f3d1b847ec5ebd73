import { makeAlphabet } from '../find-runs.ts';
import type { EncodedSegment } from './layer.ts';
import { readLiteral, readLiteralBefore, readOpening, readQuote, type Quote } from './quote.ts';
import { skip } from './skip.ts';

/** Before the parenthesis of what joins strings: `implode(`, `CONCAT (`, `concat!(`. */
const JOINING = /(?:join|implode|concat|concat_ws|paste0|str_c|strcat)!?\s{0,20}$/i;
const JOINING_REACH = 30;
/** What the codes of small and capital letters differ in. */
const CASE = 0x20;
/** The last two letters of each, without their case. */
const LAST_LETTERS: ReadonlySet<number> = new Set(
  ['in', 'de', 'at', 'ws', 'e0', '_c'].map((letters) =>
    pair(letters.charCodeAt(0), letters.charCodeAt(1)),
  ),
);
/** What may stand behind the name. */
const BEHIND_NAME = makeAlphabet('! \t\r\n');
/** `["a", "b"].join("")`, `("a", "b").join('')` */
const BEHIND_LIST = /[\])]\s{0,20}\.join$/i;
const NOTHING = /\(\s{0,20}(?<quote>\\{0,8}["'`])\k<quote>\s{0,20}\)/y;
/** `"".join(("a", "b"))`, `implode("", ["a", "b"])`, `Join([]string{"a"}, "")` */
const BEFORE_LIST =
  /\s{0,20}(?:(?:\[\]|new\s{1,20})?\w{0,20}(?:\[\])?\s{0,20}[[({]\s{0,200}){0,3}/y;
const COMMA = /\s{0,200}[\])}]?\s{0,200},\s{0,200}(?:(?:array)?[[({]\s{0,200})?/y;
/** What may stand between two literals, and behind the last one. */
const BETWEEN = /[\s,]/;
const BETWEEN_REACH = 400;
const PREFIX = /[a-zA-Z@$]/;

/** What holds the literals of such lists apart. */
export function* joinList(text: string): Generator<EncodedSegment> {
  // Where what is looked at already ends: of each depth, for lists stand in lists, and of all.
  const ends: number[] = [];
  let known = 0;
  for (let at = text.indexOf('('); at !== -1; at = text.indexOf('(', at + 1)) {
    if (!mayJoin(text.charCodeAt(at - 2), text.charCodeAt(at - 1))) continue;
    const before = text.slice(Math.max(0, at - JOINING_REACH), at);
    if (!JOINING.test(before)) continue;
    const list = skip(NOTHING, text, at) === undefined ? undefined : BEHIND_LIST.exec(before)?.[0];
    if (list !== undefined) yield* findCommasBefore(text, at - list.length, ends);
    else if (at >= known) known = yield* findCommasBehind(text, at + 1);
  }
}

/** @returns where the list ends, or begins if it is none */
function* findCommasBehind(text: string, start: number): Generator<EncodedSegment, number> {
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
      yield { start: last.start, end: literal.opening.end, text: '' };
    }
    COMMA.lastIndex = literal.closing.end;
    if (!COMMA.test(text)) return end;
    at = COMMA.lastIndex;
    // Before a bracket stands what the strings are joined with.
    last = /[[({]\s*$/.test(text.slice(literal.closing.end, at)) ? undefined : literal.closing;
  }
}

/** From the end of the list to its beginning, for what a literal holds may look like one. */
function* findCommasBefore(text: string, end: number, ends: number[]): Generator<EncodedSegment> {
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
    if (next) yield { start: literal.closing.start, end: next.end, text: '' };
    next = literal.opening;
    at = skipBefore(text, next.start, PREFIX, 2);
  }
}

function skipBefore(text: string, end: number, skipped: RegExp, reach: number): number {
  let start = end;
  while (end - start < reach && skipped.test(text.charAt(start - 1))) start--;
  return start;
}

/** Whether the name of what joins may end there. */
function mayJoin(one: number, last: number): boolean {
  return BEHIND_NAME[last] === 1 || LAST_LETTERS.has(pair(one, last));
}

function pair(one: number, last: number): number {
  return (one | CASE) * 256 + (last | CASE);
}
