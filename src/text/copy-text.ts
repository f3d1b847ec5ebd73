/** The same text for itself: V8 keeps the whole of a text in memory for as long as there is a part of it. */
export function copyText(part: string): string {
  return ` ${part}`.slice(1);
}
