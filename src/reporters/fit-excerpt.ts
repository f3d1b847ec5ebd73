import type { Excerpt } from '../finding/excerpt.ts';

const CUT = '…';
/** One column for each. */
const NARROW = /^[ -~…]*$/;

/**
 * The part of a line that fits next to its number, with the secret in the middle and the caret below it.
 * @param room in columns
 */
export function fitExcerpt(excerpt: Excerpt, room: number): Excerpt {
  const { text, caret, caretLength } = excerpt;
  if (text.length <= room || caretLength + 2 > room || !NARROW.test(text)) return excerpt;
  const centred = caret - Math.floor((room - caretLength) / 2);
  const start = Math.min(Math.max(0, centred), text.length - room);
  const end = start + room;
  const left = start > 0 ? CUT : '';
  const right = end < text.length ? CUT : '';
  const middle = text.slice(start + left.length, end - right.length);
  return { text: left + middle + right, caret: caret - start, caretLength };
}
