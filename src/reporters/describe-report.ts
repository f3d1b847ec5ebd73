import { isFromBaseline } from '../baseline/is-from-baseline.ts';
import type { Finding } from '../finding/finding.ts';
import { sumMore } from '../report/more-findings.ts';
import type { Report } from '../report/report.ts';
import { toLevel } from './describe-finding.ts';
import { count, NOTHING_FOUND } from './describe-scanned.ts';

/**
 * `2 errors, 1 already committed`; `no secrets found`; `no secrets found in what could be read; 2 files were
 * not opened`; `no secrets found (no-xai-key is off)`.
 */
export function describeVerdict(report: Report): string {
  const gaps = describeGaps(report);
  const nothing = gaps.length === 0 ? NOTHING_FOUND : `${NOTHING_FOUND} in what could be read`;
  const found = describeFound(report) || nothing;
  return [`${found}${describeOff(report)}`, ...gaps].join('; ');
}

/** ` (no-xai-key is off)` */
function describeOff({ scanned: { off = [] } }: Report): string {
  return off.length === 0 ? '' : ` (${off.join(', ')} ${off.length === 1 ? 'is' : 'are'} off)`;
}

/** The limits of the verdict. */
function describeGaps({ errors, scanned }: Report): string[] {
  const paths = new Set(errors.map(({ path }) => path));
  const isCut = paths.delete('');
  const failed = paths.size;
  const unopened = scanned.unopened.length;
  return [
    isCut ? 'not everything could be scanned' : '',
    failed > 0 ? `${count(failed, 'file')} could not be scanned` : '',
    unopened > 0 ? `${count(unopened, 'file')} ${unopened === 1 ? 'was' : 'were'} not opened` : '',
  ].filter(Boolean);
}

function describeFound(report: Report): string {
  const { findings, more = [], suppressed, moreSuppressed = [] } = report;
  const sum = (isMeant: (one: Pick<Finding, 'severity' | 'state'>) => boolean): number =>
    findings.filter(isMeant).length + sumMore(more.filter(isMeant));
  const committed = sum(({ state }) => state === 'already-committed');
  const infos = sum((finding) => toLevel(finding) === 'note') - committed;
  const accepted =
    suppressed.filter(isFromBaseline).length + sumMore(moreSuppressed.filter(isFromBaseline));
  const allowed = suppressed.length + sumMore(moreSuppressed) - accepted;
  const counts = [
    count(
      sum((finding) => toLevel(finding) === 'error'),
      'error',
    ),
    count(
      sum((finding) => toLevel(finding) === 'warning'),
      'warning',
    ),
    committed > 0 ? `${committed} already committed` : '',
    infos > 0 ? `${infos} info` : '',
    allowed > 0 ? `${allowed} allowed` : '',
    accepted > 0 ? `${accepted} accepted` : '',
  ].filter(Boolean);
  return counts.join(', ');
}
