/** A Markdown table with cells of one width per column. A row may be shorter than the head. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  // A cell ends at a bar.
  const lines = [head, ...rows].map((row) =>
    head.map((_, column) => (row[column] ?? '').replaceAll('|', '\\|')),
  );
  const widths = head.map((_, column) =>
    Math.max(...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  const format = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [first = [], ...others] = lines;
  const rule = widths.map((width) => '-'.repeat(width));
  return [first, rule, ...others].map(format).join('\n');
}
