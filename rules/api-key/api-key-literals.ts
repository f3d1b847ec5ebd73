import type { Keyword } from './api-key-name.ts';
import { Expression } from './expression.ts';
import type { Format } from './format.ts';
import { readBlock, readMarkup, readSibling } from './neighbour-value.ts';
import { readPreceding } from './preceding-value.ts';
import type { Literal } from './string-literal.ts';

/**
 * The literals that are given to the name in its own right-hand side, or beside it.
 * @param next where the next name begins; what follows is its own
 */
export function readLiterals(
  text: string,
  name: Keyword,
  next: number,
  format: Format,
): readonly Literal[] {
  return (
    readMarkup(text, name) ??
    readPreceding(text, name) ??
    readSibling(text, name) ??
    (format === 'code' ? undefined : readBlock(text, name)) ??
    new Expression(text, name, next, format).read()
  );
}
