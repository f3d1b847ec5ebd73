import type { Layer, Stretch } from './layer.ts';

// A quote may be escaped itself, as in code that stands in JSON; before it stands a prefix such as `f`.
const QUOTE = /\\{0,8}["'`]/g;
const OPENING = /\\{0,8}["'`]/y;
const PREFIXED = /(?:[a-zA-Z]{1,2}|u8|[@$]{1,2})?\\{0,8}["'`]/y;
/** Of JavaScript, PHP, Lua, Visual Basic, Elixir, C++, SQL, Java; none in Python, C, Ruby and shell. */
const OPERATOR = /\+[+=]?|\.(?:\.|concat\()?|&|<[<>]|\|\||\\(?=\r?\n)/y;
const WORD = /[\w+/=;-]/;
const BLANK = /[\s()]{1,200}/y;
const COMMENT = /(?:\/\/|#|--)[^\n]{0,200}\n/y;

const PIECE = /[$#]?\{\s{0,20}(?<quote>["'`])[^"'`{}\n]{0,400}\k<quote>\s{0,20}\}/g;

/** Literals that make one string. */
export const concatenation: Layer = {
  name: 'concatenation',
  *find(text): Generator<Stretch> {
    const stretches = [...findJoints(text), ...findPieces(text), ...findLists(text)];
    let end = 0;
    for (const stretch of stretches.sort((a, b) => a.start - b.start || b.end - a.end)) {
      if (stretch.start < end) continue;
      end = stretch.end;
      yield stretch;
    }
  },
};

/** `"a" + "b"`, `"a" "b"`. */
function* findJoints(text: string): Generator<Stretch> {
  QUOTE.lastIndex = 0;
  for (let match = QUOTE.exec(text); match; match = QUOTE.exec(text)) {
    const closing = QUOTE.lastIndex;
    const behind = skipBlanks(text, closing);
    const next = skipBlanks(text, skip(OPERATOR, text, behind) ?? behind);
    // `f("a") || "b"` is one or the other.
    if (text.startsWith('||', behind) && text.slice(closing, behind).includes(')')) continue;
    // Without anything between, a short literal looks like a prefix.
    const end = skip(next === closing ? OPENING : PREFIXED, text, next);
    if (end === undefined) continue;
    // Nothing between, and nothing before: an empty literal.
    if (next === closing && !WORD.test(text.charAt(match.index - 1))) continue;
    yield cutOut(match.index, end);
    QUOTE.lastIndex = end;
  }
}

/** Behind blanks and one comment, parentheses included. */
function skipBlanks(text: string, start: number): number {
  const blank = skip(BLANK, text, start) ?? start;
  // Right behind something else `#` and `--` mean something else.
  const comment = blank === start ? undefined : skip(COMMENT, text, blank);
  return comment === undefined ? blank : (skip(BLANK, text, comment) ?? comment);
}

/** `${"a"}${"b"}`, and the same in other languages. */
function* findPieces(text: string): Generator<Stretch> {
  for (const { 0: match, index } of text.matchAll(PIECE)) {
    const opening = match.search(/["'`]/) + 1;
    const closing = match.lastIndexOf(match.charAt(opening - 1));
    yield cutOut(index, index + opening);
    yield cutOut(index + closing, index + match.length);
  }
}

/** `["a", "b"].join("")`, `"".join(("a", "b"))`, `implode("", ["a", "b"])`, `Join([]string{"a"}, "")`. */
const JOIN =
  /\.join\(\s{0,20}(?<behind>["'`])\k<behind>\s{0,20}\)|\b(?:join|implode|concat|concat_ws|paste0|str_c|strcat)\s{0,20}\(/gi;
const LIST_REACH = 8192;
const BEFORE_LIST =
  /\s{0,20}(?:(?:\[\]|new\s{1,20})?\w{0,20}(?:\[\])?\s{0,20}[[({]\s{0,200}){0,3}/y;
const LITERAL = /[a-zA-Z@$]{0,2}(?<quote>["'`])[^"'`\n]{0,400}\k<quote>/y;
const COMMA = /\s{0,200}[\])}]?\s{0,200},\s{0,200}(?:(?:array)?[[({]\s{0,200})?/y;

function* findLists(text: string): Generator<Stretch> {
  let known = 0;
  for (const { 0: match, index, groups } of text.matchAll(JOIN)) {
    const from = Math.max(known, index - LIST_REACH);
    const isBehind = groups?.['behind'] !== undefined;
    const bracket = isBehind ? text.slice(from, index).lastIndexOf('[') : 0;
    known = index + match.length;
    if (bracket >= 0) yield* findCommas(text, isBehind ? from + bracket : known);
  }
}

function* findCommas(text: string, start: number): Generator<Stretch> {
  let at = skip(BEFORE_LIST, text, start) ?? start;
  let closing: number | undefined;
  for (;;) {
    LITERAL.lastIndex = at;
    const literal = LITERAL.exec(text);
    if (!literal) return;
    if (closing !== undefined) yield cutOut(closing, at + literal[0].search(/["'`]/) + 1);
    closing = LITERAL.lastIndex - 1;
    const next = skip(COMMA, text, LITERAL.lastIndex);
    if (next === undefined) return;
    at = next;
  }
}

/** Behind the match of a sticky pattern, if there is one. */
function skip(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function cutOut(start: number, end: number): Stretch {
  return { start, end, text: '' };
}
