import { NEAR, type TextContext } from '../rule.ts';
import type { Keyword } from './api-key-name.ts';

/** How much before a name is read. */
const REACH = 800;
const MOST_LINES = 12;

/** The beginning of a line that assigns a value, as in a `.env`. */
const LINE_START = /(?:^|\n)[ \t]*(?:[|>-][ \t]?)?(?:export[ \t]+|set[ \t]+)?$/;
const GIVES = /=(?![=>~ \t])|:[ \t]/y;
const GIVES_APART = /[ \t]{0,8}[=:][ \t]{0,8}(?![=>~])/y;
const LINE_END = /(?:\\[nr]|\\)?["'`]?[ \t]*(?:\r?\n|$)/y;
/** Ends of lines after which a multi-line string begins, in one language or another. */
const OPENS_LINES =
  /(?:"""|'''|`|#"|@"|=\s?"|\[\[|<<<?[-~]?\s?["'`]?[A-Za-z_]\w*["'`]?[^\n]{0,40})\\?\r?$/;
const CLOSES_LINES = /^\s*(?:"""|'''|`)/;

/**
 * Whether an unquoted value and its name make up a whole line, as in a `.env` or YAML file inside a multi-line
 * string in code. No line of a program looks like that, unless there are spaces around the sign.
 * @param at where the value begins
 */
export function isOwnLine(
  text: string,
  name: Keyword,
  at: number,
  end: number,
  noteFar: TextContext['noteFar'],
): boolean {
  const before = text.slice(Math.max(0, name.start - 80), name.start);
  if (!LINE_START.test(before)) return false;
  LINE_END.lastIndex = end;
  if (!LINE_END.test(text)) return false;
  GIVES.lastIndex = name.end;
  if (GIVES.test(text) && text.slice(GIVES.lastIndex, at).trim() === '') return true;
  GIVES_APART.lastIndex = name.end;
  return (
    GIVES_APART.test(text) && GIVES_APART.lastIndex === at && isInLines(text, name.start, noteFar)
  );
}

/** Whether one of the lines before opens a multi-line string. */
function isInLines(text: string, offset: number, noteFar: TextContext['noteFar']): boolean {
  const window = text.slice(Math.max(0, offset - REACH), offset);
  const lines = window.split('\n').slice(0, -1).slice(-MOST_LINES);
  let read = 0;
  for (const line of lines.toReversed()) {
    read += line.length;
    if (read > NEAR) noteFar?.();
    if (OPENS_LINES.test(line)) return true;
    if (CLOSES_LINES.test(line)) return false;
  }
  return false;
}
