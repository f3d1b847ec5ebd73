import { isUtf8 } from 'node:buffer';
import type { Config } from '../config/config.ts';
import { decode } from '../decode/decode.ts';
import type { DecodedText } from '../decode/decoded-text.ts';
import { detectUtf16 } from '../decode/wide-text.ts';
import { redact } from '../finding/secret.ts';
import { matchRules, passesPrefilters } from '../match/match-rules.ts';
import { decodeNarrow } from '../text/decode-narrow.ts';
import { readMark } from '../text/position.ts';
import type { Span } from '../text/span.ts';
import { keepSeparators } from './keep-separators.ts';
import { leaveOutCodes } from './colour-codes.ts';
import type { KnownSecrets, KnownSpan } from './known-secrets.ts';

/** A span of bytes, and its replacement. */
export interface Replacement extends Span {
  readonly bytes: Buffer;
}

/** The replacements for some bytes. */
export interface Replacements {
  /** In order, without overlaps. */
  readonly replacements: readonly Replacement[];
  /** Reasons why a part could not be scanned; empty if everything was. */
  readonly refused: readonly string[];
}

const ASTERISK = 0x2a;

/**
 * The replacements that leave no secret in the bytes. In a binary file they keep the length, so that offsets
 * stay valid.
 * @param path determines the format
 * @param known collects the secrets that are found; those that it contains already are found even without a
 * name
 */
export function findReplacements(
  bytes: Buffer,
  path: string,
  config: Config,
  known: KnownSecrets,
): Replacements {
  const refused = new Set<string>();
  const found: Replacement[] = [];
  const mayHold = (text: string, raw?: Uint8Array): boolean =>
    passesPrefilters(text, config, raw) || known.mayStandIn(text);
  const readings = decode(bytes, (text, raw) => {
    if (mayHold(text, raw)) return true;
    const plain = leaveOutCodes(text);
    return plain !== undefined && mayHold(plain.text);
  });
  for (const reading of readings) {
    const find = (text: string): KnownSpan[] => {
      const spans: KnownSpan[] = [];
      for (const { start, end, value } of matchRules(text, path, config, (reason) =>
        refused.add(reason),
      )) {
        if (value === undefined) continue;
        known.add(value);
        spans.push({ start, end, value });
      }
      return [...spans, ...known.findIn(text)];
    };
    const spans = find(reading.text);
    const plain = leaveOutCodes(reading.text);
    if (plain) {
      spans.push(...find(plain.text).map((span) => ({ ...span, ...plain.toOuter(span) })));
    }
    const toBytes = makeWriter(reading, bytes);
    for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
      found.push(toBytes(span, span.value));
    }
  }
  return { replacements: mergeReplacements(found, bytes), refused: [...refused] };
}

type Write = (span: Span, value: string) => Replacement;

/**
 * Makes the replacement in the original bytes for a span of a text. Spans come in the order of their starts.
 */
function makeWriter({ text, within }: DecodedText, bytes: Buffer): Write {
  if (within) return ({ start, end }) => mask(within.move(start), within.move(end), bytes);
  const mark = readMark(bytes);
  if (!bytes.includes(0)) return makeNarrowWriter(text, bytes, mark.length);
  if (text !== decodeNarrow(bytes)) {
    const order = mark.encoding === 'narrow' ? detectUtf16(bytes) : mark.encoding;
    return ({ start, end }, value) => {
      const written = Buffer.from(keepSeparators(text.slice(start, end), redact(value)), 'utf16le');
      return {
        start: mark.length + 2 * start,
        end: mark.length + 2 * end,
        bytes: order === 'utf16be' ? written.swap16() : written,
      };
    };
  }
  const locate = makeNarrowWriter(text, bytes, mark.length);
  return (span, value) => {
    const { start, end } = locate(span, value);
    return mask(start, end, bytes);
  };
}

function makeNarrowWriter(text: string, bytes: Buffer, skipped: number): Write {
  const isWide = isUtf8(bytes);
  let at = 0;
  let byte = isWide ? skipped : 0;
  return ({ start, end }, value) => {
    if (!isWide) return { start, end, bytes: writeText(text, { start, end }, value, 'latin1') };
    byte += Buffer.byteLength(text.slice(at, start));
    at = start;
    const length = Buffer.byteLength(text.slice(start, end));
    return {
      start: byte,
      end: byte + length,
      bytes: writeText(text, { start, end }, value, 'utf8'),
    };
  };
}

function writeText(
  text: string,
  { start, end }: Span,
  value: string,
  encoding: 'latin1' | 'utf8',
): Buffer {
  return Buffer.from(keepSeparators(text.slice(start, end), redact(value)), encoding);
}

/** As many bytes as before, with the zeros between characters of two bytes. */
function mask(start: number, end: number, bytes: Buffer): Replacement {
  const masked = Buffer.from(bytes.subarray(start, end)).map((byte) => (byte === 0 ? 0 : ASTERISK));
  return { start, end, bytes: Buffer.from(masked) };
}

/** If two overlap, the replacement of the first is used for their union. */
function mergeReplacements(found: readonly Replacement[], bytes: Buffer): Replacement[] {
  const merged: Replacement[] = [];
  for (const one of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (!last || one.start >= last.end) merged.push(one);
    else if (one.end > last.end) merged[merged.length - 1] = extend(last, one.end, bytes);
  }
  return merged;
}

function extend(last: Replacement, end: number, bytes: Buffer): Replacement {
  // If the length is kept, it is that of the union.
  const keepsLength = last.bytes.length === last.end - last.start;
  const rest = keepsLength ? mask(last.end, end, bytes).bytes : Buffer.alloc(0);
  return { start: last.start, end, bytes: Buffer.concat([last.bytes, rest]) };
}
