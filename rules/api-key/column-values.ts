import type { TextContext } from '../rule.ts';
import type { Keyword } from './api-key-name.ts';
import type { Literal } from './string-literal.ts';

/** Maximum length of a list of columns, and maximum number of rows. */
const COLUMNS = 400;
const MOST_ROWS = 100_000;

const INSERT =
  /\binsert\s{1,8}(?:ignore\s{1,8})?into\s{1,8}[\w.`"[\]]{1,100}\s{0,8}\((?<before>[^()]{0,400})$/i;
const VALUES = /[^()]{0,400}\)\s{0,20}values\s{0,20}/iy;
const TUPLE = /\s{0,80},?\s{0,80}\(/y;
const CELL =
  / {0,40}(?:'(?<single>[^'\n]{0,4096})'|"(?<double>[^"\n]{0,4096})"|(?<bare>[^'",();\n\t]{0,4096})) {0,40}/dy;

/** `INSERT INTO t (id, api_key) VALUES (1, '…')`, also in a string. */
export function readInsert(
  text: string,
  name: Keyword,
  noteFar?: TextContext['noteFar'],
): readonly Literal[] | undefined {
  if (!/[\s),`"\]]/.test(text.charAt(name.end))) return undefined;
  if (!/values/i.test(text.slice(name.end, name.end + COLUMNS))) return undefined;
  VALUES.lastIndex = name.end;
  if (!VALUES.test(text)) return undefined;
  const window = text.slice(Math.max(0, name.start - COLUMNS - 200), name.start);
  const before = INSERT.exec(window)?.groups?.['before'];
  if (before === undefined) return undefined;
  noteFar?.();
  const column = before.split(',').length - 1;
  const found: Literal[] = [];
  let at = VALUES.lastIndex;
  for (let row = 0; row < MOST_ROWS; row++) {
    TUPLE.lastIndex = at;
    if (!TUPLE.test(text)) break;
    const cells = readRow(text, TUPLE.lastIndex, ',', column);
    if (cells.value) found.push(cells.value);
    at = cells.end;
    if (text.charAt(at) === ')') at++;
  }
  return found;
}

/** The column of a name in the first line of a CSV file, or the cell after a name. */
export function readCsv(text: string, name: Keyword): readonly Literal[] | undefined {
  const header = /^[^\n]{0,1000}/.exec(text)?.[0] ?? '';
  const separator = ['\t', ';', ','].find((one) => header.includes(one)) ?? ',';
  if (name.start > header.length) return readNextCell(text, name, separator);
  const column = header.slice(0, name.start).split(separator).length - 1;
  const found: Literal[] = [];
  let at = text.indexOf('\n', name.end);
  for (let row = 0; at >= 0 && row < MOST_ROWS; row++) {
    const { value } = readRow(text, at + 1, separator, column);
    if (value) found.push(value);
    at = text.indexOf('\n', at + 1);
  }
  return found.length > 0 ? found : readNextCell(text, name, separator);
}

function readNextCell(
  text: string,
  name: Keyword,
  separator: string,
): readonly Literal[] | undefined {
  const quote = text.charAt(name.end) === '"' ? 1 : 0;
  if (text.charAt(name.end + quote) !== separator) return undefined;
  const { value } = readRow(text, name.end + quote + 1, separator, 0);
  return value && [value];
}

/** One cell of a row, and the offset after it. */
function readRow(
  text: string,
  start: number,
  separator: string,
  column: number,
): { readonly value?: Literal; readonly end: number } {
  let at = start;
  let value: Literal | undefined;
  for (let cell = 0; ; cell++) {
    CELL.lastIndex = at;
    const match = CELL.exec(text);
    const span = match?.indices?.groups;
    at = match ? CELL.lastIndex : at;
    const found = span?.['single'] ?? span?.['double'] ?? span?.['bare'];
    if (cell === column && found) value = { start: found[0], end: found[1], plain: true };
    if (cell > COLUMNS || text.charAt(at) !== separator) break;
    at++;
  }
  return value ? { value, end: at } : { end: at };
}
