import type { Span } from '../../text/span.ts';

/**
 * A quote with the backslashes that belong to it. A literal within another literal has one before each quote,
 * a literal in that one three, then seven; further backslashes are content.
 */
export interface Quote extends Span {
  readonly mark: string;
  /** How deeply the literal is nested. */
  readonly depth: number;
}

/** A string, and its content. */
export interface Literal {
  readonly opening: Quote;
  readonly closing: Quote;
}

const OPENING = /\\{0,63}["'`]/y;
const PREFIXED = /(?:[a-zA-Z]{1,2}|u8|[@$]{1,2})?\\{0,63}["'`]/y;
/** Longer literals are texts. */
const MAX_LENGTH = 4096;

/** The opening quote of a literal at an offset, perhaps after a prefix such as `f`. */
export function readOpening(text: string, at: number, mayHavePrefix: boolean): Quote | undefined {
  const pattern = mayHavePrefix ? PREFIXED : OPENING;
  pattern.lastIndex = at;
  if (!pattern.test(text)) return undefined;
  const quote = readQuote(text, pattern.lastIndex - 1);
  // After more backslashes than its own, it is inside a literal.
  return text.charAt(quote.start - 1) === '\\' ? undefined : quote;
}

/** The literal after an opening quote. */
export function readLiteral(text: string, opening: Quote): Literal | undefined {
  const limit = Math.min(text.length, opening.end + MAX_LENGTH);
  for (let at = opening.end; at < limit; at++) {
    at = text.indexOf(opening.mark, at);
    if (at === -1 || at >= limit) return undefined;
    const closing = readQuote(text, at);
    if (closing.depth < opening.depth) return undefined;
    if (closing.depth === opening.depth) return { opening, closing };
  }
  return undefined;
}

/** The literal before a closing quote. */
export function readLiteralBefore(text: string, closing: Quote): Literal | undefined {
  const limit = Math.max(0, closing.start - MAX_LENGTH);
  for (let at = closing.start - 1; at >= limit; at--) {
    at = text.lastIndexOf(closing.mark, at);
    if (at < limit) return undefined;
    const opening = readQuote(text, at);
    if (opening.depth < closing.depth) return undefined;
    if (opening.depth === closing.depth) return { opening, closing };
  }
  return undefined;
}

/** @param at of the mark itself */
export function readQuote(text: string, at: number): Quote {
  let backslashes = 0;
  while (text.charAt(at - 1 - backslashes) === '\\') backslashes++;
  // The trailing ones of the number in binary: of 1, 5 and 9 backslashes one belongs to the quote, of 3 and
  // 11 three.
  const own = (backslashes + 1) & ~backslashes;
  return { start: at + 1 - own, end: at + 1, mark: text.charAt(at), depth: 31 - Math.clz32(own) };
}
