/**
 * The text without the given characters at its end. A pattern that is anchored at the end would search from
 * each position.
 */
export function trimEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
