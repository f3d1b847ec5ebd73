import { ALLOW_WORD } from './allow-word.ts';
import { COMMENT_OPENER } from './comment-opener.ts';

/** `keyfence-allow: reason`, `keyfence-allow no-xai-key: reason`. */
export interface AllowComment {
  /** Offset of the word in the text that was searched. */
  readonly start: number;
  readonly end: number;
  /** Ids of the rules that it is for; empty means every rule. */
  readonly rules: readonly string[];
  /** Empty where the comment gives none; such a comment allows nothing. */
  readonly reason: string;
  /** Whether nothing but the comment stands on the line, so that it is about the next one. */
  readonly isAlone: boolean;
}

// Within a comment of several lines a star opens each. In Vim script and Basic it is a quote, told from a
// string by the space after it; in JSON, the value of a property named `//`; in JSX it is in braces.
const OPENER = new RegExp(
  String.raw`(?:(?:${COMMENT_OPENER}|\*|\{\/[*/]|\{\{!)[ \t]*|["'][ \t]+|"\/\/"[ \t]*:[ \t]*")$`,
  'i',
);
const OPENER_WINDOW = 32;
const REST =
  /keyfence-allow(?![\w-])(?:[ \t]+(?<rules>[a-z][a-z-]*(?:[ \t]*,[ \t]*[a-z][a-z-]*)*))?[ \t]*(?::(?<reason>[^\r\n]{0,400}))?/y;
const CLOSER = /\*\/\}?|-->|\}\}|%>|\\n|["'],?$/;

/** Every allow comment of a text, in order. */
export function findAllowComments(text: string): AllowComment[] {
  const comments: AllowComment[] = [];
  for (let at = text.indexOf(ALLOW_WORD); at !== -1; at = text.indexOf(ALLOW_WORD, at + 1)) {
    const before = text.slice(Math.max(0, at - OPENER_WINDOW), at);
    const opener = OPENER.exec(before);
    REST.lastIndex = at;
    const found = REST.exec(text);
    if (!opener || !found) continue;
    const { rules, reason = '' } = found.groups ?? {};
    const [said = '', ...after] = reason.split(CLOSER);
    comments.push({
      start: at,
      end: at + ALLOW_WORD.length,
      rules: rules?.split(',').map((id) => id.trim()) ?? [],
      reason: said.trim(),
      isAlone: beginsLine(text, at - opener[0].length) && after.join('').trim() === '',
    });
  }
  return comments;
}

/** Whether nothing but white space stands before an offset on its line, however much of it. */
function beginsLine(text: string, offset: number): boolean {
  let at = offset;
  while (text[at - 1] === ' ' || text[at - 1] === '\t') at--;
  return at === 0 || text[at - 1] === '\n' || text[at - 1] === '\r';
}
