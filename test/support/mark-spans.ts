/** A place in a text, as ESLint reports it: lines and columns from 1. */
export interface MarkedSpan {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Reads where `⟦` and `⟧` stand, so that no test counts columns. Spans do not nest. */
export function readMarks(marked: string): { readonly code: string; readonly spans: MarkedSpan[] } {
  const spans: MarkedSpan[] = [];
  const [first = '', ...others] = marked.split('⟦');
  let code = first;
  for (const piece of others) {
    const [inside = '', ...rest] = piece.split('⟧');
    if (rest.length !== 1) throw new Error(`marks do not pair in ${marked}`);
    const start = locateEnd(code);
    const end = locateEnd(code + inside);
    spans.push({ ...start, endLine: end.line, endColumn: end.column });
    code += inside + rest.join('');
  }
  return { code, spans };
}

function locateEnd(text: string): { readonly line: number; readonly column: number } {
  const lines = text.split(/\r\n|[\r\n]/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
