import type { Finding } from '../finding/finding.ts';
import { describeVerification } from '../finding/verification.ts';
import { describeErrorOf } from '../report/describe-error-of.ts';
import { groupBySecret, type DistinctSecret } from '../report/group-by-secret.ts';
import type { Report } from '../report/report.ts';
import { escapeControls } from '../text/escape-controls.ts';
import { countRules } from './count-rules.ts';
import { describeLocation } from './describe-finding.ts';
import { count } from './describe-scanned.ts';
import { formatVerdict } from './format-verdict.ts';
import { makePaint, type Paint } from './paint.ts';
import type { Reporter } from './reporter.ts';

/** How many locations of one secret are named. */
const PLACES = 3;

/** For people with many findings: counts by rule, and by secret, because a secret is rotated once. */
export const formatSummary: Reporter = (report, { color }) => {
  const paint = makePaint(color);
  const { findings, errors } = report;
  const parts = [
    formatTable(formatRules(report), paint),
    formatSecrets(groupBySecret(findings), (report.more ?? []).length > 0, paint),
    errors
      .map((error) => `${paint('red', 'not scanned')}  ${escapeControls(describeErrorOf(error))}\n`)
      .join(''),
    formatVerdict(report, paint),
  ];
  return parts.filter(Boolean).join('\n');
};

/** A header, and a row for each rule. */
function formatRules(report: Report): string[][] {
  return [
    ['rule', 'findings', 'secrets', 'files'],
    ...countRules(report).map(({ rule, findings, secrets, mayHaveMore, files }) => [
      rule,
      String(findings),
      `${secrets}${mayHaveMore ? '+' : ''}`,
      String(files),
    ]),
  ];
}

function formatTable(rows: readonly (readonly string[])[], paint: Paint): string {
  const [head = []] = rows;
  if (rows.length === 1) return '';
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row, index) => {
      const cells = row.map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      );
      const line = cells.join('  ');
      return `${index === 0 ? paint('dim', line) : line}\n`;
    })
    .join('');
}

function formatSecrets(
  secrets: readonly DistinctSecret[],
  mayHaveMore: boolean,
  paint: Paint,
): string {
  if (secrets.length === 0) return '';
  const lines = secrets.map(({ shown, findings }) => {
    const places = [...new Set(findings.map(describeLocation))];
    const named = places.slice(0, PLACES).map((place) => `  ${escapeControls(place)}\n`);
    const more = places.length - PLACES;
    return [
      `${paint('bold', escapeControls(shown))}  ${count(findings.length, 'finding')}${describeState(findings)}\n`,
      ...named,
      more > 0 ? paint('dim', `  and ${more} more\n`) : '',
    ].join('');
  });
  const head = count(secrets.length, 'distinct secret');
  return `${mayHaveMore ? 'at least ' : ''}${head}\n\n${lines.join('')}`;
}

/** The state of the key according to xAI, if that was asked. */
function describeState([first]: readonly Finding[]): string {
  const { verification } = first ?? {};
  return verification ? `  ${escapeControls(describeVerification(verification))}` : '';
}
