import { XAI_PREFIX } from '../../rules/prefixes/xai-prefix.ts';
import { makeAlphabet } from './find-runs.ts';
import { Gap, mayBeginPiece, REACH } from './gap.ts';

/** What ends a piece of a literal or a line that goes on, or begins what that is written as. */
const PIECE_ENDS = makeAlphabet('"\'`\\\r\n=^$#{%&');
/** Of the shortest secret, whose first characters these are. */
const MIN_LENGTH = 16;
/** What may stand behind an `x` where the prefix is in pieces. */
const NEXT = makeAlphabet('a"\'`\\\r\n=^$#{%&');
/** Of what ends a piece, what is not part of something else. */
const PIECE_END =
  /["'`%&]|\\[\r\n"'`\\%&^=nrtuUxoN0-7]|\r?\n[ \t"'`]|=(?:\r?\n|[2-7\\%&^="'`])|\^(?:\r?\n|["'`\\%&^=])|[$#]?\{[\s"'`\\%&=]/y;
/** What does not stand behind the prefix of a key. */
const BLANK = /[ \t]/;
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
export function findSplitPrefixes(text: string): number[] {
  const found: number[] = [];
  const last = text.length - MIN_LENGTH;
  for (let at = text.indexOf('x'); at !== -1 && at < last; at = text.indexOf('x', at + 1)) {
    // Nothing to look at behind most words, and every `x` of a text comes here.
    if (NEXT[text.charCodeAt(at + 1)] !== 1) continue;
    const count = countPrefix(text, at + 1, 1);
    if (endsPiece(text, at + count) && goesOn(text, at + count, count)) found.push(at);
  }
  return found;
}

function endsPiece(text: string, at: number): boolean {
  if (PIECE_ENDS[text.charCodeAt(at)] !== 1) return false;
  PIECE_END.lastIndex = at;
  return PIECE_END.test(text);
}

/** How many characters of the prefix there are with those that stand at an offset. @param count of those before */
function countPrefix(text: string, at: number, count: number): number {
  let known = count;
  while (known < CODES.length && text.charCodeAt(at + known - count) === CODES[known]) known++;
  return known;
}

/** Whether the rest of the prefix stands in pieces behind some of its characters. */
function goesOn(text: string, from: number, count: number): boolean {
  /** For each number of characters, up to where the next one may begin. */
  const limits = CODES.map(() => 0);
  limits[count] = from + REACH;
  const last = text.length - MIN_LENGTH;
  let limit = Math.min(from + REACH, last);
  const gap = new Gap();
  for (let at = from, before = 0; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (!gap.mayHold(text, at, before, code)) return false;
    before = code;
    if (OTHERS[code] !== 1) continue;
    const end = code === EQUALS ? skipQuotedPrintable(text, at) : at + 1;
    if (end === undefined || (code !== EQUALS && !mayBeginPiece(text, at))) continue;
    const character = code === EQUALS ? Number.parseInt(text.slice(end - 2, end), 16) : code;
    for (let known = 1; known < CODES.length; known++) {
      if (character !== CODES[known] || at >= (limits[known] ?? 0)) continue;
      const next = countPrefix(text, end, known + 1);
      const behind = end + next - known - 1;
      if (next === CODES.length) {
        if (!BLANK.test(text.charAt(behind))) return true;
      } else if (endsPiece(text, behind)) {
        limits[next] = behind + REACH;
        limit = Math.min(behind + REACH, last);
        gap.restart();
      }
    }
  }
  return false;
}

function skipQuotedPrintable(text: string, at: number): number | undefined {
  QUOTED_PRINTABLE.lastIndex = at;
  return QUOTED_PRINTABLE.test(text) ? QUOTED_PRINTABLE.lastIndex : undefined;
}
