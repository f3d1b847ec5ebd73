import { isUtf8 } from 'node:buffer';
import { NEAR } from '../../rules/rule.ts';
import { ZIP_END } from '../archives/detect-archive.ts';
import { holdsLongComment } from '../decode/layers/concatenation.ts';
import { JOINED_REACH, mayJoinLists } from '../decode/layers/joined-list.ts';
import { SOFT_BREAKS } from '../decode/layers/quoted-printable.ts';
import type { Span } from '../text/span.ts';
import { findChanges, type Change } from './find-changes.ts';
import { widen } from './widen.ts';

/** Properties of a text that others are compared with. */
export interface Traits {
  /** Whether quoted-printable is decoded in it. */
  readonly hasSoftBreaks: boolean;
  /** Whether lists of literals may be joined in it; `undefined` until it is needed. */
  mayJoin: boolean | undefined;
}

/** A version, with the one that it was compared with. */
export interface ComparedVersion extends Traits {
  readonly bytes: Buffer;
  readonly changes: readonly Change[];
  /** Its parts that have to be scanned if nothing in the other one passes a prefilter. */
  readonly parts: readonly Span[];
}

/** Bytes that only binary data contains. */
const BINARY: readonly Buffer[] = [Buffer.from([0]), ZIP_END];
/** Prepended to parts, so that quoted-printable is decoded in them as in the whole text. */
const SWITCH = Buffer.from(`\n${SOFT_BREAKS[0]}`);
/** Maximum share of all bytes; with larger parts, comparing costs more than it saves. */
const MAX_SHARE = 0.95;
/** The longest match of a prefilter, in characters of decoded text; names in a configuration are shorter. */
const PREFILTER_REACH = 128;

/** `undefined` for binary data and archives, whose parts cannot be read separately. */
export function readTraits(bytes: Buffer): Traits | undefined {
  return isText(bytes) ? { hasSoftBreaks: hasSoftBreak(bytes), mayJoin: undefined } : undefined;
}

/**
 * Finds parts of a version such that, if nothing in the other version and nothing in any of the parts (each
 * as a separate text) passes a prefilter, nothing in the whole version does. `undefined` if all of it has to
 * be scanned.
 */
export function compareVersions(
  base: Buffer,
  baseTraits: Traits,
  bytes: Buffer,
): ComparedVersion | undefined {
  const changes = findChanges(base, bytes);
  let joins: boolean | undefined;
  const mayJoin = (): boolean => {
    baseTraits.mayJoin ??= mayJoinLists(base);
    joins ??= baseTraits.mayJoin || takeNear(bytes, changes).some(mayJoinLists);
    return joins;
  };
  // The pieces that such a comment separates may be further apart than any reach.
  if (takeNear(bytes, changes).some(holdsLongComment)) return undefined;
  const parts = widen(bytes, changes, PREFILTER_REACH, mayJoin, bytes.length * MAX_SHARE);
  if (!parts) return undefined;
  const texts = parts.map(({ start, end }) => bytes.subarray(start, end));
  if (!texts.every(isText)) return undefined;
  const { hasSoftBreaks } = baseTraits;
  // A soft line break anywhere changes how the whole text is decoded.
  const isSame = hasSoftBreaks ? hasSoftBreak(bytes) : !texts.some(hasSoftBreak);
  return isSame ? { bytes, hasSoftBreaks, mayJoin: joins, changes, parts } : undefined;
}

/** The same for the matches of rules that are near: these look further than their prefilters. */
export function findRuleParts(compared: ComparedVersion): readonly Span[] | undefined {
  const { bytes, changes } = compared;
  const mayJoin = (): boolean => (compared.mayJoin ??= mayJoinLists(bytes));
  return widen(bytes, changes, NEAR, mayJoin, bytes.length * MAX_SHARE);
}

/** The parts, each as a text of its own. */
export function listParts({
  bytes,
  hasSoftBreaks,
  parts,
}: Pick<ComparedVersion, 'bytes' | 'hasSoftBreaks' | 'parts'>): Buffer[] {
  const texts = parts.map(({ start, end }) => bytes.subarray(start, end));
  return hasSoftBreaks ? texts.map((text) => Buffer.concat([text, SWITCH])) : texts;
}

function isText(bytes: Buffer): boolean {
  return isUtf8(bytes) && !BINARY.some((mark) => bytes.includes(mark));
}

/** Spans with their surroundings, in which a list may begin partly outside of a span. */
function takeNear(bytes: Buffer, spans: readonly Span[]): Buffer[] {
  const near: { start: number; end: number }[] = [];
  for (const span of spans) {
    const start = Math.max(0, span.start - JOINED_REACH);
    const end = span.end + JOINED_REACH;
    const last = near.at(-1);
    if (last && start <= last.end) last.end = end;
    else near.push({ start, end });
  }
  return near.map(({ start, end }) => bytes.subarray(start, end));
}

function hasSoftBreak(bytes: Buffer): boolean {
  return SOFT_BREAKS.some((mark) => bytes.includes(mark));
}
