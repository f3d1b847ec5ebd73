import type { WebLinks } from '../ci/web-links.ts';
import type { Finding } from '../finding/finding.ts';
import { describeErrorOf } from '../report/describe-error-of.ts';
import type { Report } from '../report/report.ts';
import { escapeControls } from '../text/escape-controls.ts';
import { describeCommit } from './describe-commit.ts';
import { describeFinding, describeLocation, toLevel } from './describe-finding.ts';
import { describeVerdict } from './describe-report.ts';
import { describeScanned } from './describe-scanned.ts';
import { findSourceAddress } from './describe-source.ts';
import { sortByLevel } from './github.ts';
import { listWithMore } from './with-more.ts';

/** GitHub rejects a summary of more than a mebibyte; the rest is for the header and the last line. */
const MAX_BYTES = 1_000_000;

/**
 * Markdown for `$GITHUB_STEP_SUMMARY`: a table of every finding, and how to fix each kind.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary
 */
export function formatGithubSummary(
  report: Report,
  web?: WebLinks,
  maxBytes: number = MAX_BYTES,
): string {
  const head = `## keyfence\n\n${describeVerdict(report)}; ${describeScanned(report.scanned)}\n`;
  const findings = sortByLevel(listWithMore(report));
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
  const hasCommits = findings.some(({ origin }) => origin?.commit !== undefined);
  const rows = takeWithin(
    maxBytes - Buffer.byteLength(failures),
    findings.map((finding) => {
      const cells = [
        escapeMarkdown(toLevel(finding)),
        escapeMarkdown(finding.rule),
        linkLocation(finding, web),
        escapeMarkdown(describeFinding(finding)),
        ...(hasCommits ? [escapeMarkdown(describeCommit(finding.origin ?? {}))] : []),
      ];
      return `| ${cells.join(' | ')} |\n`;
    }),
  );
  const left = findings.length - rows.length;
  const remedies = new Set(findings.map(({ rule, remedy }) => `- **${rule}**: ${remedy}\n`));
  return [
    head,
    failures,
    hasCommits ? '\n| | rule | place | what | commit |\n' : '\n| | rule | place | what |\n',
    hasCommits ? '| --- | --- | --- | --- | --- |\n' : '| --- | --- | --- | --- |\n',
    ...rows,
    left > 0 ? `\n${left} more do not fit here; they are in the log.\n` : '',
    '\n',
    ...remedies,
    ...listNextSteps(report),
  ].join('');
}

/** A parenthesis would end the URL. */
function linkLocation(finding: Finding, web: WebLinks | undefined): string {
  const place = escapeMarkdown(describeLocation(finding));
  const address = findSourceAddress(finding, web);
  if (address === undefined) return place;
  return `[${place}](${address.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

function listNextSteps({ nextSteps }: Report): string[] {
  if (!nextSteps) return [];
  const steps = nextSteps.steps.map((step) =>
    'command' in step
      ? `\n\`\`\`sh\n${escapeControls(step.command)}\n\`\`\`\n`
      : `\n${escapeMarkdown(step.text)}\n`,
  );
  return [`\n**${escapeMarkdown(nextSteps.headline)}**\n`, ...steps];
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
