/** A cell; numbers are aligned to the right. */
export type Cell = number | { readonly html: string };

/**
 * A table whose first column names the rows.
 * @param head names of the columns, as text that needs no escaping
 */
export function formatTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
): string {
  const isNumber = (column: number): boolean => typeof rows[0]?.[column] === 'number';
  const names = head.map(
    (name, column) => `<th scope="col"${isNumber(column) ? ' class="number"' : ''}>${name}</th>`,
  );
  const lines = rows.map(([first, ...others]) => {
    const title = `<th scope="row">${toHtml(first)}</th>`;
    const cells = others.map(
      (cell) => `<td${typeof cell === 'number' ? ' class="number"' : ''}>${toHtml(cell)}</td>`,
    );
    return `<tr>${title}${cells.join('')}</tr>`;
  });
  return `<div class="table" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${names.join('')}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table></div>`;
}

function toHtml(cell: Cell | undefined): string {
  return typeof cell === 'object' ? cell.html : String(cell ?? '');
}
