import type { Finding } from '../../finding/finding.ts';
import type { Read } from '../calls/tool-call.ts';
import { mayMatch } from './may-match.ts';

/**
 * Whether a read may show a file, or a finding in it. False only if it certainly does not.
 * @param bytes of the file, if they are known
 */
export function mayShow(read: Read, bytes: Buffer | undefined, finding?: Finding): boolean {
  const { first, last, pattern } = read;
  const region = finding?.region;
  if (region && first !== undefined && region.endLine < first) return false;
  if (region && last !== undefined && region.line > last) return false;
  if (pattern === undefined || !bytes) return true;
  const lines = bytes.toString('latin1').split('\n');
  // A secret may span lines, and lines around a match may be shown.
  const [from, to] = region
    ? [region.line - 1 - CONTEXT, region.endLine + CONTEXT]
    : [0, lines.length];
  const near = lines.slice(Math.max(0, from), to).join('\n');
  return mayMatch(pattern, near);
}

/** Lines that a search may show around a match. */
const CONTEXT = 5;
