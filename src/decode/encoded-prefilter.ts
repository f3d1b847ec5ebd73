import { decodePart, type Surroundings } from './decode-layer.ts';
import { findClues } from './clues/find-clues.ts';
import { findBlockRuns } from './find-runs.ts';
import { LAYERS } from './layers/index.ts';
import { listWithin, type DecodedSegment } from './offset-map.ts';
import { readSegments } from './read-segments.ts';
import { listTextAreas, MIN_TEXT } from './text-areas.ts';

/**
 * Whether something may be found in a text. Cheap; false only if there is certainly nothing.
 * @param bytes of the text in Latin-1, if available
 */
export type TextPrefilter = (text: string, bytes?: Uint8Array) => boolean;

/** An encoded key is longer, and so are the lines of encoders. */
export const RUN_LENGTH = 60;
/** In text that was decoded already. */
export const SHORT_RUN_LENGTH = 24;
/** How deeply layers may be nested; pieces that contain one count as another. */
export const MAX_DEPTH = 4;

/**
 * Whether a layer of the text may contain something relevant. Cheap for most texts: it searches for long words,
 * unnecessary escapes and the letter `x`.
 * @param bytes of the text in Latin-1, if available
 */
export function passesEncodedPrefilter(
  text: string,
  prefilter: TextPrefilter,
  bytes?: Uint8Array,
): boolean {
  return passesEncodedPrefilterIn(text, prefilter, RUN_LENGTH, MAX_DEPTH, bytes);
}

/** The same for a text that was decoded itself. */
export function passesNestedPrefilter(
  text: string,
  prefilter: TextPrefilter,
  bytes?: Uint8Array,
): boolean {
  return passesEncodedPrefilterIn(text, prefilter, SHORT_RUN_LENGTH, MAX_DEPTH, bytes);
}

function passesEncodedPrefilterIn(
  text: string,
  prefilter: TextPrefilter,
  length: number,
  depth: number,
  latin1?: Uint8Array,
): boolean {
  // Many paths are like this, too.
  if (text.length < MIN_TEXT) return false;
  const bytes = latin1 ?? Buffer.from(text, 'latin1');
  const isRelevant = (inner: string): boolean => {
    const innerBytes = Buffer.from(inner, 'latin1');
    if (prefilter(inner, innerBytes)) return true;
    if (depth === 0) return false;
    return passesEncodedPrefilterIn(inner, prefilter, SHORT_RUN_LENGTH, depth - 1, innerBytes);
  };
  return listTextAreas(bytes).some(({ start, end }) =>
    isAnyRelevant(text.slice(start, end), bytes.subarray(start, end), length, isRelevant),
  );
}

function isAnyRelevant(
  text: string,
  bytes: Uint8Array,
  length: number,
  isRelevant: (inner: string) => boolean,
): boolean {
  const segments = readSegments(LAYERS.characters, text, bytes);
  if (segments.length > 0) {
    for (const part of listSurroundings(text, segments, bytes, length)) {
      if (isRelevant(decodePart(text, part).text)) return true;
    }
  }
  if (text.length < length) return false;
  const runs = findBlockRuns(bytes);
  if (runs.length === 0) return false;
  // A piece of a key cannot be recognised, but text in base64 is rare enough.
  const isTextOrRelevant = (decoded: string): boolean => TEXT.test(decoded) || isRelevant(decoded);
  const source = { text, bytes, runs, length };
  return LAYERS.blocks.some(({ find }) => isAny(find(source, isTextOrRelevant)));
}

function isAny(segments: Iterable<unknown>): boolean {
  return segments[Symbol.iterator]().next().done !== true;
}

const TEXT = /[\t\n\r -~]{32}/;

/** The surroundings of the clues, in order and separate, with their segments. */
function listSurroundings(
  text: string,
  segments: readonly DecodedSegment[],
  bytes: Uint8Array,
  length: number,
): Surroundings[] {
  const spans: { start: number; end: number }[] = [];
  for (const clue of findClues(text, segments, bytes, length)) {
    const start = Math.max(0, clue.start - clue.reach);
    const end = Math.min(clue.end + clue.reach, text.length);
    const last = spans.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  }
  return spans.map((span) => ({ ...span, segments: listWithin(segments, span) }));
}
