import type { Span } from '../../text/span.ts';
import { findRuns, HEX, makeAlphabet, RUN_LENGTH } from '../find-runs.ts';
import { decodeLines, joinLines, type Joined } from './join-lines.ts';
import type { Block, EncodedSegment } from './layer.ts';
import { onlyText } from './only-text.ts';

const DIGITS = 2;
const SHIFTS = [0, 1] as const;
const FIRST_DIGITS = makeAlphabet('01234567');
const LINE = /[\da-fA-F]{1,400}/y;

/** Number of digits that are checked, and the distance between checks. */
const PROBE = 16;
const STRIDE = 24;

/** Hexadecimal, in one line or several. */
export const hex: Block = {
  name: 'hex',
  mayStandIn: (bytes, { start, end }) =>
    SHIFTS.some((shift) => holdsAscii(bytes, start + shift, end)),
  *find({ text, bytes, runs, length }, isRelevant): Generator<EncodedSegment> {
    const isRelevantText = onlyText(isRelevant);
    let known = 0;
    for (const run of runs.flatMap((outer) => findRuns(bytes, HEX, RUN_LENGTH, outer))) {
      if (run.start < known || !hex.mayStandIn(bytes, run)) continue;
      const joined = joinLines(text, run, LINE);
      known = joined.end;
      if (joined.text.length < length) continue;
      const segment = decodeLines(text, joined, (piece) => decode(piece, isRelevantText));
      if (segment) yield segment;
    }
  },
};

function decode(
  { text, start, end, locate: locateInLines }: Joined,
  isRelevant: (decoded: string) => boolean,
): EncodedSegment | undefined {
  for (const shift of SHIFTS) {
    const decoded = Buffer.from(text.slice(shift), 'hex').toString('latin1');
    if (!isRelevant(decoded)) continue;
    const locate = (from: number, to: number): Span =>
      locateInLines(shift + from * DIGITS, shift + to * DIGITS);
    return { start, end, text: decoded, isWholeText: true, locate };
  }
  return undefined;
}

/** The first digit of an ASCII character is from 0 to 7; of random bytes half have another. */
function holdsAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at + PROBE <= end; at += STRIDE) {
    let digit = at;
    while (digit < at + PROBE && FIRST_DIGITS[bytes[digit] ?? 0] === 1) digit += DIGITS;
    if (digit >= at + PROBE) return true;
  }
  return false;
}
