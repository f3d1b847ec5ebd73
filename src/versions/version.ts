import { isUtf8 } from 'node:buffer';
import { ZIP_END } from '../archives/detect-archive.ts';
import { SOFT_BREAKS } from '../decode/layers/quoted-printable.ts';
import type { Span } from '../text/span.ts';
import { findChanges, type Change } from './find-changes.ts';
import { widen } from './widen.ts';

/** Text that others are compared with. */
export interface Version {
  readonly bytes: Buffer;
  /** Whether quoted-printable is read in it. */
  readonly hasSoftBreaks: boolean;
}

/** A version beside the one that it was compared with. */
export interface ComparedVersion extends Version {
  readonly changes: readonly Change[];
  /** Its parts that have to be looked at where nothing was found in the other one. */
  readonly parts: readonly Span[];
}

/** What stands in bytes that are no text, or not only. */
const BINARY: readonly Buffer[] = [Buffer.from([0]), ZIP_END];
/** Has the parts of a text read as all of it is. */
const SWITCH = Buffer.from(`\n${SOFT_BREAKS[0]}`);
/** Of all bytes; with more than that in parts, to look at them costs more than it saves. */
const MAX_SHARE = 0.8;

/** `undefined` for what is no text, or an archive, in which a part says how all of the others are read. */
export function toVersion(bytes: Buffer): Version | undefined {
  return isText(bytes) ? { bytes, hasSoftBreaks: hasSoftBreak(bytes) } : undefined;
}

/**
 * Finds the parts of a version such that, where nothing is found in the other version, and nothing in any of the
 * parts as if it were a text of its own, nothing is found in all of it. `undefined` where all of it has to be
 * looked at.
 * @param reach as in {@link widen}
 */
export function compareVersions(
  { bytes: base, hasSoftBreaks }: Version,
  bytes: Buffer,
  reach: number,
): ComparedVersion | undefined {
  const changes = findChanges(base, bytes);
  const parts = widen(bytes, changes, reach);
  if (!parts) return undefined;
  const size = parts.reduce((sum, { start, end }) => sum + end - start, 0);
  if (size > bytes.length * MAX_SHARE) return undefined;
  const texts = parts.map(({ start, end }) => bytes.subarray(start, end));
  if (!texts.every(isText)) return undefined;
  // One that is far away changes how everything is read.
  const isSame = hasSoftBreaks ? hasSoftBreak(bytes) : !texts.some(hasSoftBreak);
  return isSame ? { bytes, hasSoftBreaks, changes, parts } : undefined;
}

/** The parts, each as a text of its own. */
export function listParts({
  bytes,
  hasSoftBreaks,
  parts,
}: Omit<ComparedVersion, 'changes'>): Buffer[] {
  const texts = parts.map(({ start, end }) => bytes.subarray(start, end));
  return hasSoftBreaks ? texts.map((text) => Buffer.concat([text, SWITCH])) : texts;
}

function isText(bytes: Buffer): boolean {
  return isUtf8(bytes) && !BINARY.some((mark) => bytes.includes(mark));
}

function hasSoftBreak(bytes: Buffer): boolean {
  return SOFT_BREAKS.some((mark) => bytes.includes(mark));
}
