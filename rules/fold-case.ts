/**
 * Lower case of the same length, in which each character is the same whatever stands beside it. `İ` alone would become
 * two characters; it counts as `I`. A sigma at the end of a word would become another letter.
 */
export function foldCase(text: string): string {
  return text.replaceAll('\u0130', 'I').toLowerCase().replaceAll('ς', 'σ');
}
