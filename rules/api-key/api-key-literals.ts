import type { Keyword } from './api-key-name.ts';
import { readCsv, readInsert } from './column-values.ts';
import { readCommand } from './command-value.ts';
import { readExpression } from './expression/read-expression.ts';
import type { Format } from './format.ts';
import { readBlock, readMarkup, readSibling } from './neighbour-value.ts';
import { readNested } from './nested-values.ts';
import { readPreceding } from './preceding-value.ts';
import type { Literal } from './string-literal.ts';

/**
 * The literals that are given to a name in the expression after it, or next to it.
 * @param next where the next name begins; what follows belongs to that
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
    readInsert(text, name) ??
    (format === 'table' ? readCsv(text, name) : undefined) ??
    (format === 'code' ? undefined : readBelow(text, name, next)) ??
    readExpression(text, name, next, format)
  );
}

/** In code this only occurs inside strings. */
function readBelow(text: string, name: Keyword, next: number): readonly Literal[] | undefined {
  const block = readBlock(text, name);
  if (block && block.length > 0) return block;
  return readNested(text, name, next) ?? block ?? readCommand(text, name);
}
