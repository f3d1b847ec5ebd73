/**
 * Whether a text was JSON, as a whole or line by line, and is not any more.
 * @param after with as many lines
 */
export function breaksJson(before: Buffer, after: Buffer): boolean {
  if (!/^\s{0,1000}[[{"]/.test(before.toString('latin1', 0, 1001))) return false;
  if (isJson(before)) return !isJson(after);
  const lines = before.toString().split('\n');
  const written = after.toString().split('\n');
  return lines.some((line, index) => {
    const other = written[index] ?? '';
    return line !== other && isJson(line) && !isJson(other);
  });
}

function isJson(text: Buffer | string): boolean {
  try {
    JSON.parse(text.toString());
    return true;
  } catch {
    // The parser's message would quote the text.
    return false;
  }
}
