import type { Span } from '../text/span.ts';
import { findEscapes } from './find-escapes.ts';
import { findSplitPrefixes } from './find-split-prefix.ts';
import { findWords, type Word } from './find-words.ts';
import { JoinedLists } from './joined-lists.ts';
import { LAYERS } from './layers/index.ts';
import { decodeLayer } from './decode-layer.ts';

/** Whether something could be found in a text. Cheap, and never wrong when it says no. */
export type TextPrefilter = (text: string) => boolean;

/** Encoded, a key is longer; so are the lines that encoders wrap at. */
export const RUN_LENGTH = 60;
/** In what was decoded already. */
const SHORT_RUN_LENGTH = 24;
/** So many layers within each other are taken off; pieces that hold one of them count as another. */
export const MAX_DEPTH = 4;

/**
 * Whether something that matters may be written in a layer of the text. Cheap for most texts: it looks for
 * long words, for escapes that nobody needs and for the letter `x`.
 * @param bytes of the text in Latin-1, where they are at hand
 */
export function passesEncodedPrefilter(
  text: string,
  prefilter: TextPrefilter,
  bytes?: Uint8Array,
): boolean {
  return passesEncodedPrefilterIn(text, prefilter, RUN_LENGTH, MAX_DEPTH, bytes);
}

/** The same of a text that was written in a layer itself. */
export function passesNestedPrefilter(
  text: string,
  prefilter: TextPrefilter,
  depth: number = MAX_DEPTH,
): boolean {
  return passesEncodedPrefilterIn(text, prefilter, SHORT_RUN_LENGTH, depth);
}

function passesEncodedPrefilterIn(
  text: string,
  prefilter: TextPrefilter,
  length: number,
  depth: number,
  latin1?: Uint8Array,
): boolean {
  const isRelevant = (inner: string): boolean =>
    prefilter(inner) || (depth > 0 && passesNestedPrefilter(inner, prefilter, depth - 1));
  for (const { start, end } of findSurroundings(text)) {
    if (isDecoded(text.slice(start, end), isRelevant)) return true;
  }
  // As nearly every path.
  if (text.length < length) return false;
  const bytes = latin1 ?? Buffer.from(text, 'latin1');
  for (const word of findWords(text, bytes, length)) {
    const { joined } = word;
    const isFound =
      isBlock(text, bytes, word, isRelevant) ||
      (joined !== undefined && (ESCAPES.test(joined) || isRelevant(joined)));
    if (isFound || (mayBeJoined(text, word) && isDecoded(around(text, word), isRelevant)))
      return true;
  }
  return false;
}

/** Whether a block may stand in the pieces of a word: the layers that hold them apart know more of what is between. */
function mayBeJoined(text: string, { start, end, joined }: Word): boolean {
  const written = joined ?? text.slice(start, end);
  if (joined === undefined && !BREAK.test(written)) return false;
  const bytes = Buffer.from(written, 'latin1');
  const whole = { start: 0, end: bytes.length };
  return (
    LAYERS.blocks.some(({ mayStandIn }) => mayStandIn(bytes, whole)) ||
    COMPRESSED.test(text.slice(Math.max(0, start - FIRST_REACH), start))
  );
}

function around(text: string, { start, end }: Span): string {
  return text.slice(Math.max(0, start - WORD_REACH), end + WORD_REACH);
}

/** Whether a word is a block of text, or of what matters. */
function isBlock(
  text: string,
  bytes: Uint8Array,
  word: Span,
  isRelevant: (decoded: string) => boolean,
): boolean {
  // A piece of a key says nothing; that it is text at all is rare enough.
  const isTextOrWorthIt = (decoded: string): boolean => TEXT.test(decoded) || isRelevant(decoded);
  return LAYERS.blocks.some(
    ({ mayStandIn, find }) =>
      mayStandIn(bytes, word) && isAny(find(text.slice(word.start, word.end), isTextOrWorthIt)),
  );
}

function isAny(segments: Iterable<unknown>): boolean {
  return segments[Symbol.iterator]().next().done !== true;
}

const TEXT = /[\t\n\r -~]{32}/;

/** Of a word in pieces the beginning may be missing. Whatever it is, somebody went to lengths to write it. */
const ESCAPES =
  /(?:\\{1,8}(?:u[\da-f]{4}|u\{[\da-f]{1,8}\}|x[\da-f]{2}|U[\da-f]{8}|[0-7]{3})|[%=](?:u[\da-f]{2})?[\da-f]{2}|&#x?[\da-f]{1,8};){8}/i;

/** What compressed text begins with in base64. It may stand in a piece before the word that is too short for one. */
const COMPRESSED = /H4s|e[AFJN]/;
const FIRST_REACH = 192;
/** A line break that is written as an escape. */
const BREAK = /\\[nr]/;
/** How far around a word that is in pieces. */
const WORD_REACH = 512;
/** How far around a piece of the beginning of a key the rest may stand, and what joins a list of pieces. */
const SPLIT_REACH = { pieces: 768, list: 4096 } as const;
/** Of a secret and of what it is written with. */
const MIN_TEXT = 16;
/** How far around an escape. */
const ESCAPE_REACH = 192;

/** What is around each place where characters may be written in a layer, in order and apart. */
function findSurroundings(text: string): Span[] {
  const around: Span[] = [];
  const lists = new JoinedLists(text);
  for (const at of findSplitPrefixes(text)) {
    if (!isInText(text, at)) continue;
    extend(around, at, SPLIT_REACH[lists.isNear(at) ? 'list' : 'pieces'], text.length);
  }
  for (const at of findEscapes(text)) {
    if (isInText(text, at)) extend(around, at, ESCAPE_REACH, text.length);
  }
  return around;
}

/**
 * Whether as many printable characters as the shortest secret has stand in a row there: in bytes that are no text
 * there are very many that could begin an escape.
 */
function isInText(text: string, at: number): boolean {
  let start = at;
  let end = at;
  while (end - start < MIN_TEXT && isPrintable(text.charCodeAt(end))) end++;
  while (end - start < MIN_TEXT && isPrintable(text.charCodeAt(start - 1))) start--;
  return end - start >= MIN_TEXT;
}

function isPrintable(code: number): boolean {
  return (code >= 0x20 && code < 0x7f) || (code >= 0x09 && code <= 0x0d);
}

/** Adds what is around a place, to the last of the spans where it reaches that. */
function extend(
  spans: { start: number; end: number }[],
  at: number,
  reach: number,
  limit: number,
): void {
  const last = spans.at(-1);
  const start = Math.max(0, at - reach);
  const end = Math.min(at + reach, limit);
  if (last && last.start <= start && start <= last.end) last.end = Math.max(last.end, end);
  else spans.push({ start, end });
}

/** Whether the layers that write single characters or hold pieces apart wrote something. */
function isDecoded(text: string, isRelevant: (decoded: string) => boolean): boolean {
  return decodeLayer(LAYERS.characters, text, isRelevant) !== undefined;
}
