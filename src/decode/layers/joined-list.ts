import type { Stretch } from './layer.ts';
import { readLiteral, readLiteralBefore, readOpening, readQuote, type Quote } from './quote.ts';

/** `["a", "b"].join("")`, `"".join(("a", "b"))`, `implode("", ["a", "b"])`, `Join([]string{"a"}, "")`. */
const JOIN =
  /(?<list>[\])]\s{0,20})\.join\(\s{0,20}(?<quote>\\{0,8}["'`])\k<quote>\s{0,20}\)|(?:join|implode|concat|concat_ws|paste0|str_c|strcat)!?\s{0,20}\(/gi;
const BEFORE_LIST =
  /\s{0,20}(?:(?:\[\]|new\s{1,20})?\w{0,20}(?:\[\])?\s{0,20}[[({]\s{0,200}){0,3}/y;
const COMMA = /\s{0,200}[\])}]?\s{0,200},\s{0,200}(?:(?:array)?[[({]\s{0,200})?/y;
/** What may stand between two literals, and behind the last one. */
const BETWEEN = /[\s,]/;
const BETWEEN_REACH = 400;
const PREFIX = /[a-zA-Z@$]/;

/** What holds the literals of such lists apart. */
export function* joinList(text: string): Generator<Stretch> {
  // Where what is looked at already ends: of each depth, for lists stand in lists, and of all.
  const ends: number[] = [];
  let known = 0;
  for (const { 0: match, index, groups } of text.matchAll(JOIN)) {
    if (groups?.['list'] !== undefined) yield* findCommasBefore(text, index, ends);
    else if (index >= known) known = yield* findCommasBehind(text, index + match.length);
  }
}

/** @returns where the list ends, or begins if it is none */
function* findCommasBehind(text: string, start: number): Generator<Stretch, number> {
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
function* findCommasBefore(text: string, end: number, ends: number[]): Generator<Stretch> {
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
