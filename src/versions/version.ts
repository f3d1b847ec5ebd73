import { isUtf8 } from 'node:buffer';
import { NEAR } from '../../rules/rule.ts';
import { ZIP_END } from '../archives/detect-archive.ts';
import { JOINED_REACH, mayJoinLists } from '../decode/layers/joined-list.ts';
import { SOFT_BREAKS } from '../decode/layers/quoted-printable.ts';
import type { Span } from '../text/span.ts';
import { findChanges, type Change } from './find-changes.ts';
import { widen } from './widen.ts';

/** What is known of a text that others are compared with. */
export interface Traits {
  /** Whether quoted-printable is read in it. */
  readonly hasSoftBreaks: boolean;
  /** Whether lists of literals may be joined in it; `undefined` until somebody needs it. */
  mayJoin: boolean | undefined;
}

/** A version beside the one that it was compared with. */
export interface ComparedVersion extends Traits {
  readonly bytes: Buffer;
  readonly changes: readonly Change[];
  /** Its parts that have to be looked at where nothing passed a prefilter in the other one. */
  readonly parts: readonly Span[];
}

/** What stands in bytes that are no text, or not only. */
const BINARY: readonly Buffer[] = [Buffer.from([0]), ZIP_END];
/** Has the parts of a text read as all of it is. */
const SWITCH = Buffer.from(`\n${SOFT_BREAKS[0]}`);
/** Of all bytes; with more than that in parts, to look at them costs more than it saves. */
const MAX_SHARE = 0.95;
/** How far from each other the parts of what a prefilter looks for stand at most, in characters of decoded text. */
const PREFILTER_REACH = 128;

/** `undefined` for what is no text, or an archive, in which a part says how all of the others are read. */
export function readTraits(bytes: Buffer): Traits | undefined {
  return isText(bytes) ? { hasSoftBreaks: hasSoftBreak(bytes), mayJoin: undefined } : undefined;
}

/**
 * Finds the parts of a version such that, where nothing passes a prefilter in the other version, and nothing in any
 * of the parts as if it were a text of its own, nothing does in all of it. `undefined` where all of it has to be
 * looked at.
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
  const parts = widen(bytes, changes, PREFILTER_REACH, mayJoin, bytes.length * MAX_SHARE);
  if (!parts) return undefined;
  const texts = parts.map(({ start, end }) => bytes.subarray(start, end));
  if (!texts.every(isText)) return undefined;
  const { hasSoftBreaks } = baseTraits;
  // One that is far away changes how everything is read.
  const isSame = hasSoftBreaks ? hasSoftBreak(bytes) : !texts.some(hasSoftBreak);
  return isSame ? { bytes, hasSoftBreaks, mayJoin: joins, changes, parts } : undefined;
}

/** The same for all that rules find, if they are near: they look further than their prefilters. */
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

/** Spans with as much around them as the beginning of a list may stand partly outside of one. */
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
