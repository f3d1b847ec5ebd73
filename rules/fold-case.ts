/** Lower case of the same length. `İ` alone would become two characters; it counts as `I`. */
export function foldCase(text: string): string {
  return text.replaceAll('\u0130', 'I').toLowerCase();
}
