import { isUtf8 } from 'node:buffer';
import { ALLOW_WORD } from '../../rules/allow-comments/allow-word.ts';
import { BYTE_ORDER_MARK } from '../text/byte-order-mark.ts';
import { chooseComment } from './choose-comment.ts';

/** The text of the comment. */
export interface CommentText {
  /** Ids of the rules that it allows. */
  readonly rules: readonly string[];
  readonly reason: string;
}

/** The file with the comment, or why it cannot contain one. */
export type Inserted = { readonly bytes: Buffer } | { readonly impossible: string };

const LINE_END = /\r\n$|[\r\n]$/;

/**
 * Puts an allow comment on a line of its own before another line, with the same indentation and line end.
 * @param line from 1
 */
export function insertComment(
  path: string,
  bytes: Buffer,
  line: number,
  { rules, reason }: CommentText,
): Inserted {
  if (!isUtf8(bytes) || bytes.includes(0)) return { impossible: 'it is not text in UTF-8' };
  const text = bytes.toString();
  const pieces = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const lines = pieces.map((piece) => piece.replace(LINE_END, ''));
  const index = line - 1;
  const comment = chooseComment(path, lines, index);
  if ('impossible' in comment) return comment;
  const { before, after = '' } = comment;
  const next = lines[index] ?? '';
  const mark = index === 0 && next.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const indent = /^[ \t]*/.exec(next.slice(mark.length))?.[0] ?? '';
  const end = LINE_END.exec(pieces[0] ?? '')?.[0] ?? '\n';
  const written = `${mark}${indent}${before}${ALLOW_WORD} ${rules.join(', ')}: ${reason}${after}${end}`;
  pieces.splice(index, 1, written, (pieces[index] ?? '').slice(mark.length));
  return { bytes: Buffer.from(pieces.join('')) };
}
