import { isFromBaseline } from '../filters/is-from-baseline.ts';
import type { Report, Scanned } from '../report.ts';
import { toLevel } from './describe-finding.ts';

/** `2 errors, 1 already committed`; `no secrets found`. */
export function describeVerdict({ findings, suppressed }: Report): string {
  const levels = findings.map(toLevel);
  const committed = levels.filter((level) => level === 'note').length;
  const allowed = suppressed.filter((item) => !isFromBaseline(item)).length;
  const counts = [
    count(levels.filter((level) => level === 'error').length, 'error'),
    count(levels.filter((level) => level === 'warning').length, 'warning'),
    committed > 0 ? `${committed} already committed` : '',
    allowed > 0 ? `${allowed} allowed` : '',
    allowed < suppressed.length ? `${suppressed.length - allowed} accepted` : '',
  ].filter(Boolean);
  return counts.length === 0 ? 'no secrets found' : counts.join(', ');
}

/**
 * `scanned 3 of 3 files (12 KB)`, `scanned the commit message (6 B)`, `scanned 7 blobs, 2 commits (12 KB)`, or
 * why there was nothing to look at.
 */
export function describeScanned({
  files,
  bytes,
  commits,
  tags,
  notes,
  emptyNote,
  subject,
}: Scanned): string {
  const messages = (commits ?? 0) + (tags ?? 0);
  if (files + notes.length + messages === 0) return emptyNote;
  const all = count(files + notes.length, 'file') || '0 files';
  const parts = [
    commits === undefined ? (subject ?? `${files} of ${all}`) : count(files, 'blob') || '0 blobs',
    count(commits ?? 0, 'commit'),
    count(tags ?? 0, 'tag'),
  ];
  return `scanned ${parts.filter(Boolean).join(', ')} (${formatBytes(bytes)})`;
}

function count(number: number, noun: string): string {
  return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['KB', 'MB', 'GB'];
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length);
  const value = bytes / 1000 ** power;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[power - 1] ?? ''}`;
}
