/** Appends lines to a text, in its own line endings. */
export function appendLines(text: string, lines: readonly string[]): string {
  const ending = getLineEnding(text);
  const open = text === '' || text.endsWith('\n') ? '' : ending;
  return text + open + lines.map((line) => line + ending).join('');
}

/** The most frequent line ending of a text. */
function getLineEnding(text: string): string {
  const all = text.split('\n').length - 1;
  const windows = text.split('\r\n').length - 1;
  return windows > all / 2 ? '\r\n' : '\n';
}
