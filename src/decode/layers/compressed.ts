import { BASE64, findRuns, RUN_LENGTH } from '../find-runs.ts';
import { LINE } from './base64.ts';
import { beginsCompressed, inflate, type Inflated } from './inflate.ts';
import { joinLines } from './join-lines.ts';
import type { Block, EncodedSegment } from './layer.ts';

/** First letters of the headers of gzip and zlib in base64. */
const LETTERS: ReadonlySet<string> = new Set(['H4', 'eA', 'eF', 'eJ', 'eN']);
/** Length of a header in base64. */
const HEADER = 8;
/** Limit of the decompressed data for one text, in bytes. */
const MAX_BYTES = 2 ** 25;
/** Limit for one text, because searching for the damage takes time. */
const MAX_DAMAGED = 100;
/** It may directly follow the last letter of a terminal colour, or the mark of a YAML scalar. */
const REACH = 4;
const PADDING = /={0,2}/y;

/** gzip and zlib in base64, as Helm keeps its releases. */
export const compressed: Block = {
  name: 'compressed base64',
  mayStandIn(bytes, part) {
    for (const run of findRuns(bytes, BASE64, RUN_LENGTH, part)) {
      if (findBeginning(bytes, run.start) !== undefined) return true;
    }
    return false;
  },
  *find({ text, bytes, runs, length }, isRelevant): Generator<EncodedSegment> {
    let known = 0;
    let left = MAX_BYTES;
    let damaged = 0;
    for (const run of runs) {
      const from = run.start < known ? undefined : findBeginning(bytes, run.start);
      if (from === undefined) continue;
      const { text: joined, start, end } = joinLines(text, { start: from, end: run.end }, LINE);
      known = end;
      if (joined.length < length) continue;
      const inflated = inflate(Buffer.from(joined, 'base64'), left);
      if (!inflated) continue;
      const limit = describeLimit(inflated, damaged);
      if (inflated.breaksOff === 'damaged') damaged++;
      left -= inflated.bytes.length;
      const decoded = inflated.bytes.toString('latin1').replaceAll('\0', '');
      // It may continue on a line or in a literal that is not included.
      if (!inflated.breaksOff && !isRelevant(decoded)) continue;
      PADDING.lastIndex = end;
      PADDING.test(text);
      const written = { start, end: PADDING.lastIndex, text: decoded };
      yield {
        ...written,
        isWholeText: true,
        hasNoInnerOffsets: true,
        ...(limit !== undefined && { limit }),
      };
      if (limit !== undefined) return;
    }
  },
};

/** Whether a text may contain compressed data, of which only a limited amount is decompressed. */
export function holdsCompressed(bytes: Uint8Array): boolean {
  return compressed.mayStandIn(bytes, { start: 0, end: bytes.length });
}

/** The reason why nothing after it is decoded. @param damaged words before it */
function describeLimit({ breaksOff }: Inflated, damaged: number): string | undefined {
  if (breaksOff === 'limit')
    return 'contains compressed data that unpacks to more than can be scanned';
  return breaksOff === 'damaged' && damaged >= MAX_DAMAGED
    ? `holds more than ${MAX_DAMAGED} words of damaged gzip`
    : undefined;
}

function findBeginning(bytes: Uint8Array, start: number): number | undefined {
  for (let at = start; at < start + REACH; at++) if (mayBegin(bytes, at)) return at;
  return undefined;
}

function mayBegin(bytes: Uint8Array, start: number): boolean {
  if (!LETTERS.has(String.fromCharCode(bytes[start] ?? 0, bytes[start + 1] ?? 0))) return false;
  const header = Buffer.from(bytes.subarray(start, start + HEADER)).toString('latin1');
  return beginsCompressed(Buffer.from(header, 'base64'));
}
