/** The part of a notebook at an offset: `cell 3, outputs`, or `metadata`. */
export type FindCell = (offset: number) => string | undefined;

interface Part {
  readonly start: number;
  readonly name: string;
}

const MEMBERS: ReadonlySet<string> = new Set(['source', 'outputs', 'metadata', 'attachments']);
/** Strings and brackets determine the depth in JSON. */
const TOKEN = /["[\]{}]/g;
const COLON = /\s{0,64}:/y;

/**
 * Finds the parts of a Jupyter notebook. Cells count from 1; other JSON has no cells.
 * https://nbformat.readthedocs.io/en/latest/format_description.html
 */
export function readCells(text: string): FindCell {
  const parts: Part[] = [];
  let depth = 0;
  let isInCells = false;
  let cell = 0;
  const tokens = new RegExp(TOKEN);
  for (let found = tokens.exec(text); found; found = tokens.exec(text)) {
    const { 0: token, index } = found;
    if (token === '{' || token === '[') {
      depth++;
      if (isInCells && depth === CELL_DEPTH && token === '{') {
        cell++;
        parts.push({ start: index, name: `cell ${cell}` });
      }
    } else if (token === '}' || token === ']') depth--;
    else {
      tokens.lastIndex = findStringEnd(text, index);
      COLON.lastIndex = tokens.lastIndex;
      if (!COLON.test(text)) continue;
      const member = text.slice(index + 1, tokens.lastIndex - 1);
      if (depth === 1) {
        isInCells = member === 'cells';
        parts.push({ start: index, name: member === 'metadata' ? 'the metadata' : '' });
      } else if (isInCells && depth === CELL_DEPTH) {
        const name = MEMBERS.has(member) ? `cell ${cell}, ${member}` : `cell ${cell}`;
        parts.push({ start: index, name });
      }
    }
  }
  const hasCells = cell > 0;
  return (offset) => {
    const name = hasCells ? parts.findLast(({ start }) => start <= offset)?.name : undefined;
    return name === '' ? undefined : name;
  };
}

/** The notebook, the list of its cells, the cell. */
const CELL_DEPTH = 3;

/** After the quote that ends the string. A pattern would keep every character of it on its stack. */
function findStringEnd(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text.charAt(at - 1 - backslashes) === '\\') backslashes++;
    if (backslashes % 2 === 0) return at + 1;
  }
  return text.length;
}
