import { UsageError } from '../errors/errors.ts';

/** The findings to allow: one by its fingerprint, those on a line, or those about a whole file. */
export type AllowTarget =
  { readonly fingerprint: string } | { readonly path: string; readonly line?: number };

const FINGERPRINT = /^[0-9a-f]{32}$/;
/** A column may follow, as in reports. */
const PLACE = /^(?<path>.+?):(?<line>\d{1,9})(?::\d{1,9})?$/;

/** @throws UsageError for anything else */
export function parseTarget(word: string): AllowTarget {
  if (word === '') throw new UsageError('name what to allow: a fingerprint, or FILE:LINE');
  if (FINGERPRINT.test(word)) return { fingerprint: word };
  const { path, line } = PLACE.exec(word)?.groups ?? {};
  if (path === undefined) return { path: word };
  if (Number(line) === 0) throw new UsageError('lines are counted from 1');
  return { path, line: Number(line) };
}
