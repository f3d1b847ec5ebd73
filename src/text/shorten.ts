/** The text, or its beginning and an ellipsis. @param length the most characters (code points) of the result */
export function shorten(text: string, length: number): string {
  // A code point has one or two UTF-16 units, so these are enough to count.
  const characters = Array.from(text.slice(0, 2 * (length + 1)));
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
