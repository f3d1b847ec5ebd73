import type { Keyword } from './api-key-name.ts';
import { readQuote } from './string-literal.ts';

/** The longest phrase that is a name: `"OpenWeather API key": …`. */
const REACH = 80;
const PHRASE = /[\w $.:@/-]/;

/** Where a name is left. */
export interface NameEnd {
  readonly at: number;
  /** The name is a string or symbol of its own: the value may be the next argument or a sibling entry. */
  readonly quoted: boolean;
}

/**
 * Steps over the quote and the brackets that close a name, as in `"api_key"]`. `undefined` where the
 * name ends a longer string, which has no value behind it.
 */
export function leaveName(text: string, name: Keyword, limit: number): NameEnd | undefined {
  const closing = readQuote(text, name.end);
  if (closing?.start !== name.end + (closing?.quote.length ?? 0)) {
    const isSymbol =
      text.charAt(name.start - 1) === ':' && !/[\w:]/.test(text.charAt(name.start - 2));
    return { at: name.end, quoted: isSymbol };
  }
  let begin = name.start;
  while (name.start - begin < REACH && PHRASE.test(text.charAt(begin - 1))) begin--;
  if (!text.startsWith(closing.quote, begin - closing.quote.length)) return undefined;
  let at = closing.start;
  while (at < limit && /[\s)\]]/.test(text.charAt(at))) at++;
  const isPhrase = text.slice(begin, name.start).includes(' ');
  return isPhrase && !/[:=]/.test(text.charAt(at)) ? undefined : { at, quoted: true };
}
