import type { Span } from '../../text/span.ts';
import { decodeLines, joinLines, type Joined } from './join-lines.ts';
import type { Block, EncodedSegment } from './layer.ts';
import { onlyText } from './only-text.ts';

/** A group of four characters encodes three bytes. https://datatracker.ietf.org/doc/html/rfc4648#section-4 */
const GROUP = 4;
const SHIFTS = [0, 1, 2, 3] as const;
const BYTES = 3;
/** The characters of a line. Sticky. */
export const LINE: RegExp = /[\w+/-]{1,400}/y;
const PADDING = /={0,2}/y;

/** Number of groups that are checked, and the distance between checks. */
const PROBE = 3;
const STRIDE = 6;

/** base64 and base64url, padded or not, on one line or several. */
export const base64: Block = {
  name: 'base64',
  mayStandIn: (bytes, { start, end }) =>
    SHIFTS.some((shift) => holdsAscii(bytes, start + shift, end)),
  *find({ text, bytes, runs, length }, isRelevant): Generator<EncodedSegment> {
    const isRelevantText = onlyText(isRelevant);
    let known = 0;
    for (const run of runs) {
      if (run.start < known || !base64.mayStandIn(bytes, run)) continue;
      const joined = joinLines(text, run, LINE);
      known = joined.end;
      if (joined.text.length < length) continue;
      const segment = decodeLines(text, joined, (piece) => decode(text, piece, isRelevantText));
      if (segment) yield segment;
    }
  },
};

function decode(
  outer: string,
  joined: Joined,
  isRelevant: (decoded: string) => boolean,
): EncodedSegment | undefined {
  const { text, start, end } = joined;
  // It may directly follow any number of other characters of the alphabet.
  for (const shift of SHIFTS) {
    const bytes = Buffer.from(text.slice(shift), 'base64').toString('latin1');
    const wide = bytes.includes('\0');
    const decoded = wide ? bytes.replaceAll('\0', '') : bytes;
    if (!isRelevant(decoded)) continue;
    // UTF-16 has zeros between the characters.
    const move = wide ? findMoves(bytes) : (offset: number): number => offset;
    const locate = (from: number, to: number): Span =>
      joined.locate(shift + (move(from) * GROUP) / BYTES, shift + (move(to) * GROUP) / BYTES);
    PADDING.lastIndex = end;
    PADDING.test(outer);
    return { start, end: PADDING.lastIndex, text: decoded, isWholeText: true, locate };
  }
  return undefined;
}

/** Whether some adjacent groups decode to ASCII: of random bytes, half are not ASCII. */
function holdsAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at + PROBE * GROUP <= end; at += STRIDE * GROUP) {
    let group = 0;
    while (group < PROBE && isAsciiGroup(bytes, at + group * GROUP)) group++;
    if (group === PROBE) return true;
  }
  return false;
}

/** The first bits of three bytes are among those of the first, the second and the third character. */
function isAsciiGroup(bytes: Uint8Array, at: number): boolean {
  return (
    (valueAt(bytes, at) & 0b100000) === 0 &&
    (valueAt(bytes, at + 1) & 0b001000) === 0 &&
    (valueAt(bytes, at + 2) & 0b000010) === 0
  );
}

/** Characters outside of the alphabet have all bits set. */
const VALUES = makeValues();

function valueAt(bytes: Uint8Array, at: number): number {
  return VALUES[bytes[at] ?? 0] ?? 0;
}

function makeValues(): Uint8Array {
  const values = new Uint8Array(256).fill(0xff);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (let value = 0; value < alphabet.length; value++) values[alphabet.charCodeAt(value)] = value;
  values['-'.charCodeAt(0)] = alphabet.indexOf('+');
  values['_'.charCodeAt(0)] = alphabet.indexOf('/');
  return values;
}

/** Maps offsets among the non-zero bytes to offsets among all bytes. */
function findMoves(bytes: string): (offset: number) => number {
  const places: number[] = [];
  for (let at = 0; at < bytes.length; at++) if (bytes.charCodeAt(at) !== 0) places.push(at);
  return (offset) => {
    const whole = Math.floor(offset);
    return (places[whole] ?? bytes.length) + offset - whole;
  };
}
