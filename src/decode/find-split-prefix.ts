import { XAI_PREFIX } from '../../rules/xai-prefix.ts';
import { makeAlphabet } from './find-runs.ts';

/** What ends a piece of a literal or a line that goes on, or begins what that is written as. */
const PIECE_ENDS = makeAlphabet('"\'`\\\r\n=^$#{%&');
/** How far behind a piece the next one may begin: there may be comments between. */
const REACH = 1024;
/** Of what ends a piece, what is not part of something else. */
const PIECE_END =
  /["'`%&]|\\[\r\n"'`\\nrtuUxoN0-7]|\r?\n[ \t]|=(?:\r?\n|[2-7])|\^(?:\r?\n|["'`])|[$#]?\{[\s"'`\\%&=]/y;
/** Before the next piece, where that is not written as an escape. */
const PIECE_BEGINS = makeAlphabet('"\'`\n\t (;}');
/** What does not stand behind the prefix of a key. */
const BLANK = /[ \t]/;
/** The escape of a quote or of a line break, up to its last character. */
const ESCAPE_TAIL = /[\\%=](?:[nrt]|[ux]?[\da-f{}]{1,6})$/i;
const ESCAPE_REACH = 8;
/** The rest of a character in quoted-printable, whose sign of equality may be written so itself. */
const QUOTED_PRINTABLE = /=(?:3D){0,3}[\da-f]{2}/iy;
const EQUALS = '='.charCodeAt(0);

const CODES = Array.from(XAI_PREFIX, (character) => character.charCodeAt(0));
const OTHERS = makeAlphabet(`${XAI_PREFIX.slice(1)}=`);

/**
 * Where what every key begins with may stand in pieces, as in `"xa" + "i-…"`. Cheap, for it looks only at each
 * `x` and behind those that end a piece, and never wrong when there is none: what is between two pieces may be
 * anything.
 */
export function* findSplitPrefixes(text: string): Generator<number> {
  for (let at = text.indexOf('x'); at !== -1; at = text.indexOf('x', at + 1)) {
    const { end, count } = skipPrefix(text, at + 1, 1);
    // Nothing to look at behind most words, and every `x` of a text comes here.
    if (endsPiece(text, end) && goesOn(text, end, count)) yield at;
  }
}

function endsPiece(text: string, at: number): boolean {
  if (PIECE_ENDS[text.charCodeAt(at)] !== 1) return false;
  PIECE_END.lastIndex = at;
  return PIECE_END.test(text);
}

/** Behind as many characters of the prefix as stand there. @param count of those before */
function skipPrefix(text: string, at: number, count: number): { end: number; count: number } {
  let end = at;
  let known = count;
  while (known < CODES.length && text.charCodeAt(end) === CODES[known]) {
    end++;
    known++;
  }
  return { end, count: known };
}

/** Whether the rest of the prefix stands in pieces behind some of its characters. */
function goesOn(text: string, from: number, count: number): boolean {
  /** For each number of characters, up to where the next one may begin. */
  const limits = CODES.map(() => 0);
  limits[count] = from + REACH;
  for (let at = from, limit = from + REACH; at < Math.min(limit, text.length); at++) {
    const code = text.charCodeAt(at);
    if (OTHERS[code] !== 1) continue;
    const character = readCharacter(text, at, code);
    if (!character || (code !== EQUALS && !mayBeginPiece(text, at))) continue;
    for (let known = 1; known < CODES.length; known++) {
      if (character.code !== CODES[known] || at >= (limits[known] ?? 0)) continue;
      const next = skipPrefix(text, character.end, known + 1);
      if (next.count === CODES.length) {
        if (!BLANK.test(text.charAt(next.end))) return true;
        continue;
      }
      if (!endsPiece(text, next.end)) continue;
      limits[next.count] = limit = next.end + REACH;
    }
  }
  return false;
}

function readCharacter(
  text: string,
  at: number,
  code: number,
): { code: number; end: number } | undefined {
  if (code !== EQUALS) return { code, end: at + 1 };
  QUOTED_PRINTABLE.lastIndex = at;
  if (!QUOTED_PRINTABLE.test(text)) return undefined;
  const end = QUOTED_PRINTABLE.lastIndex;
  return { code: Number.parseInt(text.slice(end - 2, end), 16), end };
}

/** Whether something else stands before a character, or the escape of something else. */
function mayBeginPiece(text: string, at: number): boolean {
  if (PIECE_BEGINS[text.charCodeAt(at - 1)] === 1) return true;
  return ESCAPE_TAIL.test(text.slice(Math.max(0, at - ESCAPE_REACH), at));
}
