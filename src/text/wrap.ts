/** Width of a terminal that does not tell its own, in columns. */
export const DEFAULT_WIDTH = 80;

/**
 * Breaks a paragraph between words, so that no line is wider than `width` unless a single word is.
 * @param width in UTF-16 units, which are columns for the text of messages
 * @returns the lines, without line breaks; one empty line for an empty text
 */
export function wrap(text: string, width: number = DEFAULT_WIDTH): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= width || line === '') line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}
