import { joinList } from './joined-list.ts';
import type { Layer, EncodedSegment } from './layer.ts';
import { readLiteral, readOpening, readQuote, type Quote } from './quote.ts';
import { skip } from './skip.ts';

/** Behind it may stand what goes on with it. Before another quote stands a word, or the quote's own backslash. */
const CLOSING = /["'`](?=[\s()+.&<|\\]|\/\*|(?<=[\w+/=;\\-].)["'`])/g;
/** Of JavaScript, PHP, Lua, Visual Basic, Elixir, C++, SQL, Java; none in Python, C, Ruby and shell. */
const OPERATOR = /\+[+=]?|\.(?:\.|concat\()?|&|<[<>]|\|\||\\(?=\r?\n)/y;
const WORD = /[\w+/=;-]/;
const BEFORE_LITERAL = /[\s([,]/;
const BREAK = /[\r\n]/;
const BLANK = /[\s()]{1,200}/y;
const COMMENT = /(?:\/\/|#|--)[^\n]{0,200}\n/y;
const BLOCK_COMMENT = /\/\*[^*]{0,200}\*{1,8}\//y;
const MAX_COMMENTS = 4;

const PIECE = /[$#]?\{\s{0,20}(?=\\*["'`])/g;
const PIECE_END = /\s{0,20}\}/y;

/** Literals that make one string. */
export const concatenation: Layer = {
  name: 'concatenation',
  *find(text): Generator<EncodedSegment> {
    const segments = [...findSeparators(text), ...findPieces(text), ...joinList(text)];
    let end = 0;
    for (const segment of segments.sort((a, b) => a.start - b.start || b.end - a.end)) {
      if (segment.start < end) continue;
      end = segment.end;
      yield segment;
    }
  },
};

/** `"a" + "b"`, `"a" "b"`. */
function* findSeparators(text: string): Generator<EncodedSegment> {
  CLOSING.lastIndex = 0;
  while (CLOSING.test(text)) {
    const end = CLOSING.lastIndex;
    const closing = readQuote(text, end - 1);
    const opening = readSeparator(text, closing);
    if (opening) yield { start: closing.start, end: opening.end, text: '' };
    CLOSING.lastIndex = opening?.end ?? end;
  }
}

/** The quote that goes on with what another one ends. */
function readSeparator(text: string, closing: Quote): Quote | undefined {
  const behind = skipBlanks(text, closing.end);
  const next = skipBlanks(text, skip(OPERATOR, text, behind) ?? behind);
  // `f("a") || "b"` is one or the other.
  if (text.startsWith('||', behind) && text.slice(closing.end, behind).includes(')'))
    return undefined;
  // Without anything between, a short literal looks like a prefix.
  const isAdjacent = next === closing.end;
  const opening = readOpening(text, next, !isAdjacent);
  if (opening?.depth !== closing.depth) return undefined;
  const before = text.charAt(closing.start - 1);
  // Nothing between, and nothing before: an empty literal.
  if (isAdjacent && !WORD.test(before)) return undefined;
  // One character alone is a literal, as in `("&")`.
  if (
    next === closing.end + 1 &&
    /\S/.test(text.charAt(closing.end)) &&
    BEFORE_LITERAL.test(before)
  )
    return undefined;
  // The next line may begin with a quote of its own.
  const isAlike = opening.mark === closing.mark || !BREAK.test(text.slice(closing.end, next));
  if (next === behind && !isAlike) return undefined;
  // Templates need an operator, and before a line break a backtick is none of theirs.
  const isTemplate = opening.mark === '`' || closing.mark === '`';
  return isTemplate && (next === behind || BREAK.test(text.charAt(opening.end)))
    ? undefined
    : opening;
}

/** Behind blanks and comments, parentheses included. */
function skipBlanks(text: string, start: number): number {
  let end = skip(BLANK, text, start) ?? start;
  for (let comments = 0; comments < MAX_COMMENTS; comments++) {
    // Right behind something else `#` and `--` mean something else.
    const isApart = end > start;
    const behind =
      skip(BLOCK_COMMENT, text, end) ?? (isApart ? skip(COMMENT, text, end) : undefined);
    if (behind === undefined) return end;
    end = skip(BLANK, text, behind) ?? behind;
  }
  return end;
}

/** `${"a"}${"b"}`, and the same in other languages. */
function* findPieces(text: string): Generator<EncodedSegment> {
  for (const { 0: match, index } of text.matchAll(PIECE)) {
    const opening = readOpening(text, index + match.length, false);
    const literal = opening && readLiteral(text, opening);
    if (!literal) continue;
    const end = skip(PIECE_END, text, literal.closing.end);
    if (end === undefined) continue;
    yield { start: index, end: literal.opening.end, text: '' };
    yield { start: literal.closing.start, end, text: '' };
  }
}
