import { isFromBaseline } from '../filters/is-from-baseline.ts';
import type { Report, ReportedError, Scanned } from '../report.ts';
import { toLevel } from './describe-finding.ts';

/**
 * `2 errors, 1 already committed`; `no secrets found`; `no secrets found in what could be read; 2 files were
 * not opened`; `no secrets found (no-xai-key is off)`.
 */
export function describeVerdict(report: Report): string {
  const gaps = describeGaps(report);
  const nothing = gaps.length === 0 ? 'no secrets found' : 'no secrets found in what could be read';
  const found = describeFound(report) || nothing;
  return [`${found}${describeOff(report)}`, ...gaps].join('; ');
}

/** `lib/a.zip is damaged: …` */
export function describeErrorOf({ path, message }: ReportedError): string {
  return `${path} ${message}`;
}

/** ` (no-xai-key is off)` */
function describeOff({ scanned: { off = [] } }: Report): string {
  return off.length === 0 ? '' : ` (${off.join(', ')} ${off.length === 1 ? 'is' : 'are'} off)`;
}

/** Whatever keeps the verdict from being about everything. */
function describeGaps({ errors, scanned }: Report): string[] {
  const failed = new Set(errors.map(({ path }) => path)).size;
  const unopened = scanned.unopened.length;
  return [
    failed > 0 ? `${count(failed, 'file')} could not be scanned` : '',
    unopened > 0 ? `${count(unopened, 'file')} ${unopened === 1 ? 'was' : 'were'} not opened` : '',
  ].filter(Boolean);
}

function describeFound({ findings, suppressed }: Report): string {
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
  return counts.join(', ');
}

/**
 * `scanned 3 of 3 files (12 KB)`, `scanned the commit message (6 B)`, `scanned 7 blobs, 2 commits (12 KB)`,
 * `scanned 9 of 10 items: 7 blobs, 2 commits (12 KB)`, or why there was nothing to look at.
 */
export function describeScanned(scanned: Scanned): string {
  if (scanned.asked === 0) return scanned.emptyNote;
  const { ignored = 0 } = scanned;
  const left = ignored === 0 ? '' : `, ${ignored} ignored by the configuration`;
  return `scanned ${describeItems(scanned)} (${formatBytes(scanned.bytes)})${left}`;
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
