import { ENCODED, findRuns, makeAlphabet } from './find-runs.ts';
import { BLOCKS } from './layers/blocks.ts';

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
 * long words and for the letter `x`.
 * @param bytes of the text in Latin-1, where they are at hand
 */
export function mayHide(
  text: string,
  mayMatter: MayMatter,
  bytes: Uint8Array = Buffer.from(text, 'latin1'),
): boolean {
  return mayHideIn(text, bytes, mayMatter, RUN_LENGTH, MAX_DEPTH) || holdsPieces(text);
}

/** The same of a text that was written in a layer itself. */
export function mayHideDeeper(
  text: string,
  mayMatter: MayMatter,
  depth: number = MAX_DEPTH,
): boolean {
  const bytes = Buffer.from(text, 'latin1');
  return mayHideIn(text, bytes, mayMatter, SHORT_RUN_LENGTH, depth) || holdsPieces(text);
}

function mayHideIn(
  text: string,
  bytes: Uint8Array,
  mayMatter: MayMatter,
  length: number,
  depth: number,
): boolean {
  // A piece of a key says nothing; that it is text at all is rare enough.
  const isWorthIt = (decoded: string): boolean =>
    TEXT.test(decoded) ||
    mayMatter(decoded) ||
    (depth > 0 && mayHideDeeper(decoded, mayMatter, depth - 1));
  for (const run of findRuns(bytes, ENCODED, length)) {
    const word = text.slice(run.start, run.end);
    if (ESCAPES.test(word)) return true;
    const blocks = BLOCKS.filter(({ mayStandIn }) => mayStandIn(bytes, run));
    if (blocks.some(({ find }) => isAny(find(word, isWorthIt)))) return true;
  }
  return false;
}

function isAny(stretches: Iterable<unknown>): boolean {
  return stretches[Symbol.iterator]().next().done !== true;
}

const TEXT = /[\t\n\r -~]{32}/;

/** The characters of a key's beginning, of `api_key` and of what begins an escape. */
const TELLING = 'xai-_%\\&';
const CODES = Array.from(TELLING, (character) => character.charCodeAt(0));
const IN_HEX = CODES.map((code) => code.toString(16)).join('|');
const IN_OCTAL = CODES.map((code) => `0?${code.toString(8)}`).join('|');
const ESCAPES = new RegExp(
  [
    String.raw`\\(?:u\{?0{0,6}|U000000|x)(?:${IN_HEX})`,
    String.raw`\\(?:${IN_OCTAL})`,
    `[%=](?:u00)?(?:${IN_HEX})`,
    `&#0{0,8}(?:${CODES.join('|')})(?![0-9])`,
    `&#x0{0,6}(?:${IN_HEX})`,
    '&(?:amp|lowbar|UnderBar|percnt|bsol|num);',
    // Whatever it is, somebody went to lengths to write it.
    String.raw`(?:\\(?:u[\da-f]{4}|u\{[\da-f]{1,8}\}|x[\da-f]{2}|U[\da-f]{8}|[0-7]{3})|[%=](?:u[\da-f]{2})?[\da-f]{2}|&#x?[\da-f]{1,8};){8}`,
  ].join('|'),
  'i',
);

/** What a piece of a literal ends with, or a line that goes on. */
const PIECE_END = '"\'`\\\r\n=^$#{';
const PIECE_ENDS = makeAlphabet(PIECE_END);
/** Then comes whatever is no word, and perhaps what stands before a quote: `f"`, `.concat("`. */
const GAP = String.raw`(?:["'\x60\\\r\n=^$#{](?:[^A-Za-z0-9\\]|\\[nrt]?){0,120}(?:[A-Za-z]{1,8}[^A-Za-z0-9\s]{1,3})?)?`;
const PIECES = new RegExp(Array.from('xai-').join(GAP), 'y');

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
