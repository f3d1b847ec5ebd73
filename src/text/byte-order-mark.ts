export const BYTE_ORDER_MARK = '\uFEFF';

/** Removes the byte order mark from the beginning of a text. */
export function stripMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}
