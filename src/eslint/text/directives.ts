import { COMMENT_OPENER } from '../../../rules/allow-comments/comment-styles.ts';
import type { Span } from '../../text/span.ts';

/** A directive comment of ESLint, such as `eslint-disable-line keyfence/no-xai-key -- reason`. */
export interface DirectiveComment extends Span {
  /** Whether it applies from here on, and not to one line only. */
  readonly isLasting: boolean;
  /** The text of the comment, from `eslint-` on. */
  readonly value: string;
}

const WORD = 'eslint-';
const OPENER = new RegExp(`(?:${COMMENT_OPENER})[ \\t]*$`, 'i');
const OPENER_WINDOW = 16;
// A quote or a backslash ends it too: in a notebook each line of code is a JSON string.
const BODY =
  /eslint-(?:disable|enable)(?:-next-line|-line)?(?![\w-])[^\r\n\u2028\u2029"'\\]{0,2000}/y;
const CLOSER = /\*\/|-->/;

/** The directive comments of a text in any language, in order. */
export function findDirectives(text: string): DirectiveComment[] {
  const found: DirectiveComment[] = [];
  for (let at = text.indexOf(WORD); at !== -1; at = text.indexOf(WORD, at + 1)) {
    const before = text.slice(Math.max(0, at - OPENER_WINDOW), at);
    const opener = OPENER.exec(before);
    if (!opener) continue;
    BODY.lastIndex = at;
    const body = BODY.exec(text)?.[0];
    if (body === undefined) continue;
    const closer = CLOSER.exec(body);
    const value = body.slice(0, closer?.index);
    found.push({
      start: at - opener[0].length,
      end: at + value.length + (closer?.[0].length ?? 0),
      isLasting: !/^eslint-disable-(?:next-)?line/.test(value),
      value,
    });
    at += body.length - 1;
  }
  return found;
}
