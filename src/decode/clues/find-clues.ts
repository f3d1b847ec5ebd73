import type { Span } from '../../text/span.ts';
import { makeAlphabet } from '../find-runs.ts';
import type { DecodedSegment } from '../offset-map.ts';
import { MIN_TEXT, PRINTABLE } from '../text-areas.ts';
import { breaksEscape, breaksSoftly, hidesCharacter, hidesQuote } from './escape-pieces.ts';
import { endsBlock, listEncodedWords } from './encoded-words.ts';
import { PrefixPieces } from './prefix-pieces.ts';
import { REACH } from './reach.ts';

/** One or more adjacent segments that may encode a part of a secret, or separate two parts of one. */
export interface Clue extends Span {
  /** Where its first segment begins. */
  readonly at: number;
  /** How far from it the rest may be, in characters. */
  readonly reach: number;
}

const BREAKS = makeAlphabet('\r\n');

/**
 * The relevant segments of a text that passes no prefilter undecoded: nearly all others encode characters
 * that have to be encoded, or separate literals that are not keys.
 * @param segments that the layers of characters have in it, in order
 * @param length of the shortest word that may be a block
 */
export function findClues(
  text: string,
  segments: readonly DecodedSegment[],
  bytes: Uint8Array,
  length: number,
): Clue[] {
  const clues: Clue[] = [];
  const add = ({ start, end }: Span, reach: number): void => {
    clues.push({ at: start, start, end, reach });
  };
  const prefixes = new PrefixPieces(text, bytes);
  for (const segment of segments) {
    const { start } = segment;
    const isBreak = BREAKS[bytes[start] ?? 0] === 1;
    if (hidesCharacter(text, segment) && isInText(bytes, segment)) add(segment, REACH.character);
    if (segment.text === '') {
      const isPiece =
        (!isBreak && prefixes.isInList(start)) ||
        ((prefixes.isBefore(start, isBreak) || breaksEscape(text, bytes, start)) &&
          isInText(bytes, segment));
      if (isPiece) add(segment, REACH.piece);
      if (BREAKS[bytes[start - 1] ?? 0] === 1 && endsBlock(bytes, start)) add(segment, REACH.word);
    } else {
      if (endsBlock(bytes, start)) add(segment, REACH.word);
      const isPiece =
        prefixes.isBefore(start, isBreak) ||
        breaksSoftly(text, bytes, segment) ||
        (hidesQuote(segment) && prefixes.isInList(start));
      if (isPiece && isInText(bytes, segment)) add(segment, REACH.piece);
    }
  }
  for (const { at, start, end } of listEncodedWords(text, segments, bytes, length))
    clues.push({ at, start, end, reach: REACH.word });
  return clues.sort((a, b) => a.start - b.start);
}

/**
 * Whether a segment is within a run of printable characters that is as long as the shortest secret. Binary data
 * has many bytes that could begin an escape.
 */
function isInText(bytes: Uint8Array, { start: from, end: to }: Span): boolean {
  let [start, end] = [from, to];
  while (end - start < MIN_TEXT && PRINTABLE[bytes[end] ?? 0] === 1) end++;
  while (end - start < MIN_TEXT && PRINTABLE[bytes[start - 1] ?? 0] === 1) start--;
  return end - start >= MIN_TEXT;
}
