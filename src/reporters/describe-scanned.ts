import type { Scanned } from '../report/report.ts';
import { formatCount } from '../text/format-count.ts';

export const NOTHING_FOUND = 'no secrets found';

/**
 * `scanned 3 of 3 files (12 KB)`, `scanned the commit message (6 B)`, `scanned 7 blobs, 2 commits (12 KB)`,
 * `scanned 9 of 10 items: 7 blobs, 2 commits (12 KB)`, or why nothing was scanned.
 */
export function describeScanned(scanned: Scanned): string {
  if (scanned.asked === 0) return scanned.emptyMessage;
  const { ignored = 0 } = scanned;
  const left = ignored === 0 ? '' : `, ${ignored} ignored by the configuration`;
  return `scanned ${describeItems(scanned)} (${formatBytes(scanned.bytes)})${left}${describeConfigurations(scanned)}`;
}

/** More names are replaced by their number. */
const MOST_NAMED = 4;

/** Named if nested directories have configurations of their own. */
function describeConfigurations({ configurations = [] }: Scanned): string {
  if (!configurations.some((name) => name.includes('/keyfence.config.json'))) return '';
  const named = configurations.slice(0, MOST_NAMED);
  const more = configurations.length - named.length;
  return `, configured by ${[...named, ...(more > 0 ? [`${more} more`] : [])].join(', ')}`;
}

function describeItems({ asked, files, commits, tags = 0, subject }: Scanned): string {
  if (commits === undefined) {
    return subject !== undefined && files === asked
      ? subject
      : `${files} of ${count(asked, 'file')}`;
  }
  const parts = [count(files, 'blob') || '0 blobs', count(commits, 'commit'), count(tags, 'tag')];
  const items = parts.filter(Boolean).join(', ');
  const done = files + commits + tags;
  return done === asked ? items : `${done} of ${count(asked, 'item')}: ${items}`;
}

/** `2 files`; empty for none. */
export function count(number: number, noun: string): string {
  return number === 0 ? '' : formatCount(number, noun);
}

function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['KB', 'MB', 'GB'];
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length);
  const value = bytes / 1000 ** power;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[power - 1] ?? ''}`;
}
