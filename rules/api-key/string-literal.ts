import { MAX_LENGTH } from './api-key-value.ts';

/** A literal that may be the value of a name. Offsets are UTF-16 units. */
export interface Literal {
  readonly start: number;
  readonly end: number;
  /** The text itself says that it is the value, and a literal: `name = "value"`, or a line of a `.env`. */
  readonly plain: boolean;
  /** It is a string inside a call: `SecretStr("value")`. */
  readonly inCall?: boolean;
}

/** A string in a text: its content without quotes, and the offset after it. */
export interface StringLiteral {
  /** The opening quote with the backslashes before it. */
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** After the closing quote. */
  readonly next: number;
}

/**
 * Quotes of every language, escaped to any depth, as in a string with JSON, and prefixes: `b"`, `f"`, `@"`,
 * `$"`, `r#"`.
 */
const OPENING =
  /(?:[a-zA-Z]{1,2}#{0,3}|[@$]{1,2}|#)?(?<quote>"""|'''|\\{0,15}(?:["'`]|&(?:quot|apos|#34|#39);))/y;

const QUOTES: readonly string[] = ['"', "'", '`'];

/** Longer content is not checked, and the limit keeps the search linear. */
const REACH = MAX_LENGTH + 100;

/** The string that begins at `index`; `undefined` if there is none, or it does not end on its line. */
export function readString(text: string, index: number): StringLiteral | undefined {
  const opening = readQuote(text, index);
  if (!opening) return undefined;
  const { quote, start } = opening;
  const first = quote.charAt(0);
  const stop = Math.min(text.length, start + REACH);
  for (let end = start; end < stop; end++) {
    const character = text.charAt(end);
    if (character === first && text.startsWith(quote, end) && text.charAt(end - 1) !== '\\') {
      return { quote, start, end, next: end + quote.length };
    }
    if (character === '\n' && quote !== '`' && quote.length !== 3) return undefined;
  }
  return undefined;
}

/** The opening quote at `index`, including a prefix, and the offset of the content. */
export function readQuote(
  text: string,
  index: number,
): { readonly quote: string; readonly start: number } | undefined {
  const character = text.charAt(index);
  // The usual case, without the pattern.
  if (QUOTES.includes(character) && !isTripled(text, index, character)) {
    return { quote: character, start: index + 1 };
  }
  OPENING.lastIndex = index;
  const quote = OPENING.exec(text)?.groups?.['quote'];
  return quote === undefined ? undefined : { quote, start: OPENING.lastIndex };
}

function isTripled(text: string, index: number, quote: string): boolean {
  return quote !== '`' && text.charAt(index + 1) === quote && text.charAt(index + 2) === quote;
}
