import { styleText } from 'node:util';
import type { Report } from '../report.ts';
import { toLevel } from './describe-finding.ts';
import { describeScanned, describeVerdict } from './describe-report.ts';

type Style = Parameters<typeof styleText>[0];

/** Puts a style on a text, where there are colours. */
export type Paint = (style: Style, text: string) => string;

export function makePaint(color: boolean): Paint {
  return (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
}

/** The last line for people: all there is to say of most commits. */
export function formatVerdict(report: Report, paint: Paint): string {
  const { findings, errors, scanned } = report;
  const isBlocked = errors.length > 0 || findings.some((finding) => toLevel(finding) === 'error');
  const isDoubtful = findings.length > 0 || scanned.unopened.length > 0;
  const style = isBlocked ? 'red' : isDoubtful ? 'yellow' : 'green';
  return `${paint(style, describeVerdict(report))}; ${describeScanned(scanned)}\n`;
}
