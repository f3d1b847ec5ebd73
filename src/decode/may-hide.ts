import { ScanError } from '../errors.ts';
import type { Span } from '../redactor.ts';
import { makeAlphabet } from './find-runs.ts';
import { findWords } from './find-words.ts';
import { BLOCKS } from './layers/blocks.ts';
import { readEscapes } from './read-escapes.ts';

/** Whether something could be found in a text. Cheap, and never wrong when it says no. */
export type MayMatter = (text: string) => boolean;

/** Encoded, a key is longer; so are the lines that encoders wrap at. */
const RUN_LENGTH = 60;
/** In what was decoded already. */
const SHORT_RUN_LENGTH = 24;
/** So many layers within each other are taken off; pieces that hold one of them count as another. */
export const MAX_DEPTH = 4;

/**
 * Whether something that matters may be written in a layer of the text. Cheap for most texts: it looks for
 * long words, for escapes that nobody needs and for the letter `x`.
 * @param bytes of the text in Latin-1, where they are at hand
 */
export function mayHide(text: string, mayMatter: MayMatter, bytes?: Uint8Array): boolean {
  try {
    return mayHideIn(text, mayMatter, RUN_LENGTH, MAX_DEPTH, bytes);
  } catch (cause) {
    // Whether it holds anything cannot be told here; who judges says of which file.
    if (cause instanceof ScanError) return true;
    throw cause;
  }
}

/** The same of a text that was written in a layer itself. */
export function mayHideDeeper(
  text: string,
  mayMatter: MayMatter,
  depth: number = MAX_DEPTH,
): boolean {
  return mayHideIn(text, mayMatter, SHORT_RUN_LENGTH, depth);
}

function mayHideIn(
  text: string,
  mayMatter: MayMatter,
  length: number,
  depth: number,
  latin1?: Uint8Array,
): boolean {
  if (holdsPieces(text)) return true;
  const isWorthIt = (inner: string): boolean =>
    mayMatter(inner) || (depth > 0 && mayHideDeeper(inner, mayMatter, depth - 1));
  for (const decoded of readEscapes(text)) if (isWorthIt(decoded)) return true;
  // As nearly every path.
  if (text.length < length) return false;
  const bytes = latin1 ?? Buffer.from(text, 'latin1');
  for (const word of findWords(text, bytes, length)) {
    const { joined } = word;
    const isFound =
      joined === undefined
        ? isBlock(text, bytes, word, isWorthIt)
        : ESCAPES.test(joined) || isWorthIt(joined);
    if (isFound) return true;
  }
  return false;
}

/** Whether a word is a block of text, or of what matters. */
function isBlock(
  text: string,
  bytes: Uint8Array,
  word: Span,
  isWorthIt: (decoded: string) => boolean,
): boolean {
  // A piece of a key says nothing; that it is text at all is rare enough.
  const isTextOrWorthIt = (decoded: string): boolean => TEXT.test(decoded) || isWorthIt(decoded);
  return BLOCKS.some(
    ({ mayStandIn, find }) =>
      mayStandIn(bytes, word) && isAny(find(text.slice(word.start, word.end), isTextOrWorthIt)),
  );
}

function isAny(stretches: Iterable<unknown>): boolean {
  return stretches[Symbol.iterator]().next().done !== true;
}

const TEXT = /[\t\n\r -~]{32}/;

/** Of a word in pieces the beginning may be missing. Whatever it is, somebody went to lengths to write it. */
const ESCAPES =
  /(?:\\{1,8}(?:u[\da-f]{4}|u\{[\da-f]{1,8}\}|x[\da-f]{2}|U[\da-f]{8}|[0-7]{3})|[%=](?:u[\da-f]{2})?[\da-f]{2}|&#x?[\da-f]{1,8};){8}/i;

/** What a piece of a literal ends with, or a line that goes on, or what that is written as. */
const PIECE_END = '"\'`\\\r\n=^$#{%&';
const PIECE_ENDS = makeAlphabet(PIECE_END);
/** Then comes whatever is no word, be it as it is or written in a layer, then perhaps a comment, and what stands before a quote: `f"`, `.concat("`. */
const GAP = [
  '(?:',
  String.raw`["'\x60\\\r\n=^$#{%&]`,
  String.raw`(?:[^A-Za-z0-9\\]|\\(?:u00[\da-f]{2}|x[\da-f]{2}|[nrt])?|(?<=[%=])[\da-f]{2}|(?<=&)#?[\da-z]{2,4};){0,120}`,
  String.raw`(?:(?<=(?:\/\/|#|--).?)[^\n]{0,80}\n[^A-Za-z0-9]{0,80})?`,
  String.raw`(?:[A-Za-z]{1,8}[^A-Za-z0-9]{1,16}){0,3}`,
  ')?',
].join('');
/** Each character of the beginning, be it in quoted-printable. */
const CHARACTERS = Array.from(
  'xai-',
  (character) => `(?:${character}|=(?:3D){0,3}${character.charCodeAt(0).toString(16)})`,
);
const PIECES = new RegExp(CHARACTERS.join(GAP), 'iy');

/** The beginning of a key with something between its characters, as `"xa" + "i-…"` has. */
function holdsPieces(text: string): boolean {
  for (let at = text.indexOf('x'); at !== -1; at = text.indexOf('x', at + 1)) {
    let next = at + 1;
    if (text.charCodeAt(next) === LETTER_A) next++;
    if (text.charCodeAt(next) === LETTER_I) next++;
    // Nothing to look at in most words, and every `x` of a text comes here.
    if (PIECE_ENDS[text.charCodeAt(next)] !== 1) continue;
    PIECES.lastIndex = at;
    if (PIECES.test(text)) return true;
  }
  return false;
}

const LETTER_A = 'a'.charCodeAt(0);
const LETTER_I = 'i'.charCodeAt(0);
