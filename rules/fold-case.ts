/**
 * Converts to lower case without changing the length, each character independent of its neighbours: `İ` would
 * become two characters, and a sigma at the end of a word another letter.
 */
export function foldCase(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase();
  return text.replaceAll('\u0130', 'I').toLowerCase().replaceAll('ς', 'σ');
}
