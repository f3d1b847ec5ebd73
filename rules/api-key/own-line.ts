import type { Keyword } from './api-key-name.ts';

/** How much before a name is read. */
const REACH = 800;
const MOST_LINES = 12;

/** What a line begins with that gives a value to a name, as in a `.env`. */
const LINE_START = /(?:^|\n)[ \t]*(?:[|>-][ \t]?)?(?:export[ \t]+|set[ \t]+)?$/;
const GIVES = /=(?![=>~ \t])|:[ \t]/y;
const GIVES_APART = /[ \t]{0,8}[=:][ \t]{0,8}(?![=>~])/y;
const LINE_END = /(?:\\[nr]|\\)?["'`]?[ \t]*(?:\r?\n|$)/y;
/** Ends of lines behind which the lines of a string follow, in one language or another. */
const OPENS_LINES =
  /(?:"""|'''|`|#"|@"|=\s?"|\[\[|<<<?[-~]?\s?["'`]?[A-Za-z_]\w*["'`]?[^\n]{0,40})\\?\r?$/;
const CLOSES_LINES = /^\s*(?:"""|'''|`)/;

/**
 * Whether a bare value makes up a line with its name, as those of a `.env` or a YAML file do that code has in a
 * string of several lines. No line of a program looks so, but where blanks stand around the sign.
 * @param at where the value begins
 */
export function isOwnLine(text: string, name: Keyword, at: number, end: number): boolean {
  const before = text.slice(Math.max(0, name.start - 80), name.start);
  if (!LINE_START.test(before)) return false;
  LINE_END.lastIndex = end;
  if (!LINE_END.test(text)) return false;
  GIVES.lastIndex = name.end;
  if (GIVES.test(text) && text.slice(GIVES.lastIndex, at).trim() === '') return true;
  GIVES_APART.lastIndex = name.end;
  return GIVES_APART.test(text) && GIVES_APART.lastIndex === at && isInLines(text, name.start);
}

/** Whether one of the lines before opens a string of several lines. */
function isInLines(text: string, offset: number): boolean {
  const window = text.slice(Math.max(0, offset - REACH), offset);
  const lines = window.split('\n').slice(0, -1).slice(-MOST_LINES);
  for (const line of lines.toReversed()) {
    if (OPENS_LINES.test(line)) return true;
    if (CLOSES_LINES.test(line)) return false;
  }
  return false;
}
