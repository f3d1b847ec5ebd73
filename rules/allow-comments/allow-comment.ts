import { ALLOW_WORD } from './allow-word.ts';
import { COMMENT_STYLES, type CommentStyle } from './comment-styles.ts';

/** `keyfence-allow: reason`, `keyfence-allow no-xai-key: reason`, `keyfence-allow-next-line: reason`. */
export interface AllowComment {
  /** Offset of the word in the text. */
  readonly start: number;
  readonly end: number;
  /** Ids of the rules that it allows; empty means every rule. */
  readonly rules: readonly string[];
  /** Empty if the comment has none; such a comment allows nothing. */
  readonly reason: string;
  /** Whether the comment is alone on its line, so that it applies to the next one. */
  readonly isAlone: boolean;
  /** An offset on the line that it applies to. */
  readonly about: number;
}

const OPENER_WINDOW = 32;
const REST =
  /keyfence-allow(?<next>-next-line)?(?![\w-])(?:[ \t]+(?<rules>[a-z][a-z-]*(?:[ \t]*,[ \t]*[a-z][a-z-]*)*))?[ \t]*(?::(?<reason>[^\r\n]{0,400}))?/y;
/** The end of a comment, also of a comment inside a string: the end of that string. */
const CLOSER = String.raw`\*\/\}?|-->|\}\}|%>|\\n|["'],?$`;

const STYLES = COMMENT_STYLES.map((style) => ({
  opener: makeOpener(style),
  closer: new RegExp(style.close === undefined ? CLOSER : `${style.close}|${CLOSER}`),
}));

function makeOpener({ open, isLineStart }: CommentStyle): RegExp {
  return new RegExp(`${isLineStart ? '(?<=[\\r\\n][ \\t]{0,24})' : ''}(?:${open})[ \\t]*$`, 'i');
}

/** Every allow comment of a text, in order. */
export function findAllowComments(text: string): AllowComment[] {
  const comments: AllowComment[] = [];
  for (let at = text.indexOf(ALLOW_WORD); at !== -1; at = text.indexOf(ALLOW_WORD, at + 1)) {
    const opener = findOpener(text, at);
    REST.lastIndex = at;
    const found = REST.exec(text);
    if (!opener || !found) continue;
    const { rules, reason = '', next } = found.groups ?? {};
    const [said = '', ...after] = reason.split(opener.closer);
    const isAlone = beginsLine(text, opener.start) && after.join('').trim() === '';
    comments.push({
      start: at,
      end: at + ALLOW_WORD.length,
      rules: rules?.split(',').map((id) => id.trim()) ?? [],
      reason: said.trim(),
      isAlone,
      about: isAlone || next !== undefined ? findNextLine(text, REST.lastIndex) : at,
    });
  }
  return comments;
}

/** Whether a comment is opened right before an offset, and in which style. */
export function findOpener(
  text: string,
  at: number,
): { readonly start: number; readonly closer: RegExp } | undefined {
  const begin = Math.max(0, at - OPENER_WINDOW);
  // A line begins with the text.
  const before = `${begin === 0 ? '\n' : ''}${text.slice(begin, at)}`;
  const shift = begin === 0 ? -1 : begin;
  let first: { readonly start: number; readonly closer: RegExp } | undefined;
  for (const { opener, closer } of STYLES) {
    const index = opener.exec(before)?.index;
    if (index === undefined || (first && first.start <= index + shift)) continue;
    first = { start: index + shift, closer };
  }
  return first;
}

/** Whether only white space precedes an offset on its line. */
function beginsLine(text: string, offset: number): boolean {
  let at = offset;
  while (text[at - 1] === ' ' || text[at - 1] === '\t') at--;
  return at <= 0 || text[at - 1] === '\n' || text[at - 1] === '\r';
}

const LINE_END = /\r\n|\n|\r/g;
/** A line that only closes the comment. */
const ONLY_CLOSES =
  /[ \t]{0,200}(?:\*+\/\}?|-{2,}>|\*+\)|#+>|\]=*\]|-+\}|\|#|=#|(?:--)?\}\}|-?#\}|-?%\}|(?:--)?%>|\*@|\++\/)[ \t]{0,200}(?=[\r\n]|$)/y;

/** The line after that of an offset, or the one after it if that only closes the comment. */
function findNextLine(text: string, offset: number): number {
  const next = skipLine(text, offset);
  ONLY_CLOSES.lastIndex = next;
  return ONLY_CLOSES.test(text) ? skipLine(text, next) : next;
}

function skipLine(text: string, offset: number): number {
  LINE_END.lastIndex = offset;
  return LINE_END.test(text) ? LINE_END.lastIndex : text.length;
}
