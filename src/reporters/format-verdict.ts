import type { Report } from '../report/report.ts';
import { toLevel } from './describe-finding.ts';
import { describeVerdict } from './describe-report.ts';
import { describeScanned } from './describe-scanned.ts';
import type { Paint } from './paint.ts';

/** The last line for people; for most commits the only one. */
export function formatVerdict(report: Report, paint: Paint): string {
  const { errors, scanned } = report;
  const findings = [...report.findings, ...(report.more ?? [])];
  const isBlocked = errors.length > 0 || findings.some((finding) => toLevel(finding) === 'error');
  const isDoubtful =
    findings.some(({ severity }) => severity !== 'info') || scanned.unopened.length > 0;
  const style = isBlocked ? 'red' : isDoubtful ? 'yellow' : 'green';
  return `${paint(style, describeVerdict(report))}; ${describeScanned(scanned)}\n`;
}
