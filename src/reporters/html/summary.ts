import type { Finding } from '../../finding/finding.ts';
import { describeVerification } from '../../finding/verification.ts';
import { groupBySecret, type DistinctSecret } from '../../report/group-by-secret.ts';
import type { Report } from '../../report/report.ts';
import { countRules } from '../count-rules.ts';
import { nameSubject } from '../describe-finding.ts';
import { escapeXml } from '../escape-xml.ts';
import { escapeHtml } from './escape-html.ts';
import { formatTable, type Cell } from './format-table.ts';
import { formatCount } from '../../text/format-count.ts';

/** Counts by rule, and by secret: a secret has to be replaced once, wherever it is. */
export function formatSummary(report: Report): string {
  const { findings, more = [] } = report;
  if (findings.length + more.length === 0) return '';
  const rules = countRules(report).map(
    ({ rule, findings, secrets, mayHaveMore, files }): Cell[] => [
      { html: `<code>${escapeXml(rule)}</code>` },
      findings,
      mayHaveMore ? { html: `${secrets}+` } : secrets,
      files,
    ],
  );
  const secrets = groupBySecret(findings);
  const isAsked = findings.some(({ verification }) => verification);
  const isHistory = findings.some(({ origin }) => origin?.commit !== undefined);
  const tables = [
    formatTable('By rule', ['rule', 'findings', 'secrets', 'files'], rules),
    secrets.length === 0
      ? ''
      : formatTable(
          `${more.length > 0 ? 'at least ' : ''}${formatCount(secrets.length, 'distinct secret')}`,
          [
            'secret',
            'findings',
            'files',
            'rules',
            ...(isHistory ? ['first added', 'in HEAD'] : []),
            ...(isAsked ? ['xAI says'] : []),
          ],
          secrets.map((secret) => formatSecret(secret, isHistory, isAsked)),
        ),
  ];
  return `<section id="summary">\n<h2>Summary</h2>\n${tables.filter(Boolean).join('\n')}\n</section>`;
}

function formatSecret(
  { shown, findings }: DistinctSecret,
  isHistory: boolean,
  isAsked: boolean,
): Cell[] {
  const [first] = findings;
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const dates = findings.flatMap(({ origin }) => origin?.date ?? []).sort();
  const verification = first?.verification;
  return [
    { html: `<code>${escapeHtml(shown)}</code>` },
    findings.length,
    countFiles(findings),
    { html: escapeXml(rules.join(', ')) },
    ...(isHistory
      ? [
          { html: `<span class="date">${escapeXml(dates[0]?.slice(0, 10) ?? '')}</span>` },
          { html: `<span class="date">${describeHead(findings)}</span>` },
        ]
      : []),
    ...(isAsked
      ? [{ html: verification ? escapeHtml(describeVerification(verification)) : '' }]
      : []),
  ];
}

/** Whether it is still in any file of HEAD. */
function describeHead(findings: readonly Finding[]): string {
  const known = findings.flatMap(({ origin }) => origin?.inHead ?? []);
  if (known.length === 0) return '';
  return known.some(Boolean) ? 'still' : 'no longer';
}

function countFiles(findings: readonly Finding[]): number {
  return new Set(findings.map(nameSubject)).size;
}
