import { isFromBaseline } from '../baseline/is-from-baseline.ts';
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

/** Whatever keeps the verdict from being about everything. */
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

function describeFound({ findings, suppressed }: Report): string {
  const levels = findings.map(toLevel);
  const committed = findings.filter(({ state }) => state === 'already-committed').length;
  const infos = levels.filter((level) => level === 'note').length - committed;
  const allowed = suppressed.filter((item) => !isFromBaseline(item)).length;
  const counts = [
    count(levels.filter((level) => level === 'error').length, 'error'),
    count(levels.filter((level) => level === 'warning').length, 'warning'),
    committed > 0 ? `${committed} already committed` : '',
    infos > 0 ? `${infos} info` : '',
    allowed > 0 ? `${allowed} allowed` : '',
    allowed < suppressed.length ? `${suppressed.length - allowed} accepted` : '',
  ].filter(Boolean);
  return counts.join(', ');
}
