export const BYTE_ORDER_MARK = '\uFEFF';

/** A text without the byte order mark that it may begin with. */
export function stripMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}
