const TRIPLE = /"""|'''/g;
const BACKTICK = /\\`|`/g;
const HEREDOC = /<<[-~]?\s?(?<quote>["'`]?)(?<end>[A-Za-z_]\w*)\k<quote>/g;
/** The header of a YAML block scalar. https://yaml.org/spec/1.2.2/#81-block-scalar-styles */
const BLOCK_SCALAR = /(?:^|[:\-\s])[|>][+-]?\d?[+-]?\s*(?:#.*)?$/;

/**
 * Whether a line seems to be inside a text of several lines, where a comment would become part of the text: a
 * string in three quotes or backticks, a here-document, a YAML block scalar. Quotes are counted, because no
 * language is parsed here; if it is wrong, a comment is not written.
 * @param opener of comments in the language
 * @param lines of the file
 * @param index of the line, from 0
 */
export function isInsideString(
  opener: string,
  lines: readonly string[],
  index: number,
  name: string,
): boolean {
  const before = lines.slice(0, index);
  if (opener !== '//' && opener !== '#') return false;
  if (/\.ya?ml$/.test(name) && isInBlockScalar(before, lines[index] ?? '')) return true;
  const text = before.join('\n');
  if ([...text.matchAll(TRIPLE)].length % 2 === 1) return true;
  if (opener === '#') return isInHeredoc(before);
  const ticks = [...text.matchAll(BACKTICK)].filter(([tick]) => tick === '`');
  return ticks.length % 2 === 1;
}

function isInHeredoc(before: readonly string[]): boolean {
  let end: string | undefined;
  for (const line of before) {
    if (end === undefined) end = [...line.matchAll(HEREDOC)].at(-1)?.groups?.['end'];
    else if (line.trim() === end) end = undefined;
  }
  return end !== undefined;
}

/** Whether one of the less indented lines above it begins a block scalar. */
function isInBlockScalar(before: readonly string[], line: string): boolean {
  let indent = countIndent(line);
  for (const above of before.toReversed()) {
    if (above.trim() === '' || countIndent(above) >= indent) continue;
    if (BLOCK_SCALAR.test(above)) return true;
    indent = countIndent(above);
    if (indent === 0) return false;
  }
  return false;
}

function countIndent(line: string): number {
  return line.length - line.trimStart().length;
}
