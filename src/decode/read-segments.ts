import { EVERYTHING } from './find-runs.ts';
import type { EncodedSegment, Layer, Reader } from './layers/layer.ts';
import { toDecodedSegment, type DecodedSegment } from './offset-map.ts';

/** The readers of some layers, with the names of the layers, and lookup tables with a bit for each reader. */
interface Table {
  readonly readers: readonly (readonly [name: string, reader: Reader])[];
  /** By first character. */
  readonly firsts: Uint8Array;
  /** By first character plus 256 times the second. */
  readonly pairs: Uint16Array;
  /** By the character before them. */
  readonly before: Uint16Array;
}

const tables = new Map<readonly Layer[], Table>();

/**
 * The segments of some layers, in order. Of two that overlap, the first is kept, and of two at the same offset
 * that of the first layer. Looks up every character once, and pairs of them before anything is read.
 * @param bytes of the text in Latin-1
 */
export function readSegments(
  layers: readonly Layer[],
  text: string,
  bytes: Uint8Array,
): DecodedSegment[] {
  const table = getTable(layers);
  const written: DecodedSegment[] = [];
  const order = { last: -1, isKept: true };
  const open = table.readers.map(([name, reader]) =>
    reader.open(
      text,
      (segment: EncodedSegment) => {
        written.push(toDecodedSegment(segment, name));
        order.isKept &&= segment.start > order.last;
        order.last = segment.start;
      },
      bytes,
    ),
  );
  readAtTriggers(bytes, table, open);
  if (order.isKept) return setApart(written);
  const ranks = new Map(layers.map(({ name }, rank) => [name, rank]));
  const rankOf = ({ layer = '' }: DecodedSegment): number => ranks.get(layer) ?? 0;
  return setApart(written.sort((a, b) => a.start - b.start || rankOf(a) - rankOf(b)));
}

function readAtTriggers(
  bytes: Uint8Array,
  { firsts, pairs, before }: Table,
  read: readonly ((at: number) => number)[],
): void {
  const next = read.map(() => 0);
  for (let from = 0, end = bytes.length - 1; from < end; from += CHUNK) {
    const count = findEach(bytes, from, Math.min(from + CHUNK, end), firsts);
    for (let i = 0; i < count; i++) {
      const at = places[i] ?? 0;
      const all = pairs[(bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0)] ?? 0;
      if (all === 0) continue;
      let bits = at === 0 ? all : all & (before[bytes[at - 1] ?? 0] ?? 0);
      for (; bits !== 0; bits &= bits - 1) {
        const index = 31 - Math.clz32(bits & -bits);
        if (at >= (next[index] ?? 0)) next[index] = read[index]?.(at) ?? at;
      }
    }
  }
}

/** How many bytes are searched before segments are read. */
const CHUNK = 4096;
const places = new Int32Array(CHUNK + 1);

/**
 * Writes the offsets of an alphabet's characters to the table. Without a branch, because it could not be
 * predicted: an offset that does not count is overwritten by the next one.
 */
function findEach(bytes: Uint8Array, start: number, end: number, alphabet: Uint8Array): number {
  let count = 0;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    places[count] = at;
    count += alphabet[bytes[at] ?? 0] ?? 0;
    places[count] = at + 1;
    count += alphabet[bytes[at + 1] ?? 0] ?? 0;
    places[count] = at + 2;
    count += alphabet[bytes[at + 2] ?? 0] ?? 0;
    places[count] = at + 3;
    count += alphabet[bytes[at + 3] ?? 0] ?? 0;
  }
  for (; at < end; at++) {
    places[count] = at;
    count += alphabet[bytes[at] ?? 0] ?? 0;
  }
  return count;
}

function getTable(layers: readonly Layer[]): Table {
  let table = tables.get(layers);
  if (!table) tables.set(layers, (table = makeTable(layers)));
  return table;
}

function makeTable(layers: readonly Layer[]): Table {
  const readers = layers.flatMap((layer) =>
    layer.readers.map((reader) => [layer.name, reader] as const),
  );
  const firsts = new Uint8Array(256);
  const pairs = new Uint16Array(256 * 256);
  const before = new Uint16Array(256);
  for (const [index, [, reader]] of readers.entries()) {
    const bit = 1 << index;
    const { triggers, before: alphabet = EVERYTHING } = reader;
    for (const [code, mayStand] of alphabet.entries())
      if (mayStand === 1) before[code] = (before[code] ?? 0) | bit;
    for (const [character, seconds] of Object.entries(triggers)) {
      const first = character.charCodeAt(0);
      firsts[first] = 1;
      for (const [second, isSecond] of seconds.entries()) {
        const pair = first + 256 * second;
        if (isSecond === 1) pairs[pair] = (pairs[pair] ?? 0) | bit;
      }
    }
  }
  return { readers, firsts, pairs, before };
}

/**
 * Removes segments that overlap an earlier one. Whether a segment continues after a separator is only known
 * once the pieces are joined.
 */
export function setApart(written: readonly DecodedSegment[]): DecodedSegment[] {
  const apart: DecodedSegment[] = [];
  let last: DecodedSegment | undefined;
  for (const segment of written) {
    if (last && segment.start < last.end) continue;
    if (last?.mayBeLonger && segment.text === '' && last.end === segment.start) apart.pop();
    apart.push(segment);
    last = segment;
  }
  return apart;
}
