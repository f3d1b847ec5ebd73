import { describeErrorOf } from '../report/describe-error-of.ts';
import type { Report } from '../report/report.ts';
import { escapeControls } from '../text/escape-controls.ts';
import { describeFinding, describePlace, toLevel } from './describe-finding.ts';
import { describeVerdict } from './describe-report.ts';
import { describeScanned } from './describe-scanned.ts';
import { sortByLevel } from './github.ts';

/** GitHub refuses a summary of more than a mebibyte; the head and the last line need the rest. */
const MAX_BYTES = 1_000_000;

/**
 * Markdown for `$GITHUB_STEP_SUMMARY`: a table of every finding, and how to mend each kind.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary
 */
export function formatGithubSummary(report: Report, maxBytes: number = MAX_BYTES): string {
  const head = `## keyfence\n\n${describeVerdict(report)}; ${describeScanned(report.scanned)}\n`;
  const findings = sortByLevel(report.findings);
  const errors = takeWithin(
    maxBytes / 4,
    report.errors.map((error) => `- **not scanned**: ${escapeMarkdown(describeErrorOf(error))}\n`),
  );
  const leftErrors = report.errors.length - errors.length;
  const failures = [
    errors.length > 0 ? '\n' : '',
    ...errors,
    leftErrors > 0 ? `\n${leftErrors} more do not fit here; they are in the log.\n` : '',
  ].join('');
  if (findings.length === 0) return head + failures;
  const rows = takeWithin(
    maxBytes - Buffer.byteLength(failures),
    findings.map((finding) => {
      const cells = [
        toLevel(finding),
        finding.rule,
        describePlace(finding),
        describeFinding(finding),
      ];
      return `| ${cells.map(escapeMarkdown).join(' | ')} |\n`;
    }),
  );
  const left = findings.length - rows.length;
  const remedies = new Set(findings.map(({ rule, remedy }) => `- **${rule}**: ${remedy}\n`));
  return [
    head,
    failures,
    '\n| | rule | place | what |\n| --- | --- | --- | --- |\n',
    ...rows,
    left > 0 ? `\n${left} more do not fit here; they are in the log.\n` : '',
    '\n',
    ...remedies,
  ].join('');
}

function takeWithin(limit: number, rows: readonly string[]): readonly string[] {
  let bytes = 0;
  const end = rows.findIndex((row) => (bytes += Buffer.byteLength(row)) > limit);
  return end === -1 ? rows : rows.slice(0, end);
}

/** As references, so that nothing in a path is Markdown, HTML or the end of a cell. */
function escapeMarkdown(text: string): string {
  return escapeControls(text).replace(
    /[^\w\s/\-\u0080-\uFFFF]|_/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
}
