import { NEAR, type TextContext } from '../rule.ts';
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
 * The literals that are assigned to a name in the expression after it, or next to it.
 * @param next start of the next name, to which the text after it belongs
 * @param noteFar called if something further than {@link NEAR} from the name was read
 */
export function readLiterals(
  text: string,
  name: Keyword,
  next: number,
  format: Format,
  noteFar?: TextContext['noteFar'],
): readonly Literal[] {
  const literals = readAny(text, name, next, format, noteFar);
  // The readers of lists return everything that they read.
  const isFar = literals.some(({ start }) => start > name.end + NEAR || start < name.start - NEAR);
  if (isFar) noteFar?.();
  return literals;
}

function readAny(
  text: string,
  name: Keyword,
  next: number,
  format: Format,
  noteFar: TextContext['noteFar'],
): readonly Literal[] {
  // The header determines the column.
  if (format === 'table') noteFar?.();
  return (
    readMarkup(text, name) ??
    readPreceding(text, name) ??
    readSibling(text, name) ??
    readInsert(text, name, noteFar) ??
    (format === 'table' ? readCsv(text, name) : undefined) ??
    (format === 'code' ? undefined : readBelow(text, name, next, noteFar)) ??
    readExpression(text, name, next, format, noteFar)
  );
}

/** In code this only occurs inside strings. */
function readBelow(
  text: string,
  name: Keyword,
  next: number,
  noteFar: TextContext['noteFar'],
): readonly Literal[] | undefined {
  const block = readBlock(text, name);
  if (block && block.length > 0) return block;
  return readNested(text, name, next, noteFar) ?? block ?? readCommand(text, name);
}
