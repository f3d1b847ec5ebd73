import type { Finding, Origin } from '../finding/finding.ts';
import { nameOwnCommand, toOwnCommand } from '../package/own-command.ts';
import { isBlocking } from '../report/is-blocking.ts';
import type { Report } from '../report/report.ts';
import { escapeControls } from '../text/escape-controls.ts';
import { formatCount } from '../text/format-count.ts';
import { toRelativePath } from '../text/relative-path.ts';
import { DEFAULT_WIDTH, wrapText } from '../text/wrap.ts';
import { describeCommit } from './describe-commit.ts';
import { describeFinding } from './describe-finding.ts';
import { formatRepositories } from './format-repositories.ts';
import { fitExcerpt } from './fit-excerpt.ts';
import { formatNextSteps } from './format-next-steps.ts';
import { formatVerdict } from './format-verdict.ts';
import { linkRule } from './link-rule.ts';
import { makePaint, type Paint } from './paint.ts';
import type { ReportContext } from './reporter.ts';
import { listWithMore } from './with-more.ts';

/** For people: each finding with its line, each remedy once, and a summary of the scan. */
export function formatStylish(
  report: Report,
  { color, width = DEFAULT_WIDTH, hasLinks = false, directory = '' }: StylishContext,
): string {
  const look: Layout = { paint: makePaint(color), width, hasLinks, directory };
  const { nextSteps } = report;
  return [
    ...listWithMore(report).map((finding) => formatFinding(finding, look)),
    ...formatErrors(report, look),
    ...formatRemedies(report, look),
    ...formatStale(report, look),
    ...(report.repositories ? [formatRepositories(report.repositories)] : []),
    formatNotes(report, look) + formatVerdict(report, look.paint),
    ...(nextSteps ? [formatNextSteps(nextSteps, look)] : []),
  ].join('\n');
}

type StylishContext = Pick<ReportContext, 'color' | 'width' | 'hasLinks' | 'directory'>;

/** The properties of the output. */
interface Layout {
  readonly paint: Paint;
  readonly width: number;
  readonly hasLinks: boolean;
  readonly directory: string;
}

const WORDS = {
  error: ['red', 'error'],
  warn: ['yellow', 'warning'],
  info: ['dim', 'info'],
} as const;

function formatFinding(finding: Finding, look: Layout): string {
  const { paint } = look;
  const { path, entry, region, severity, state, rule, excerpt, origin, repository } = finding;
  const message = origin?.tag === undefined ? 'commit message' : `tag ${origin.tag}`;
  const placeless = repository === undefined ? message : `${repository}: ${message}`;
  const shown = toRelativePath(path, look.directory);
  const file = entry === undefined ? shown : `${shown}!/${entry}`;
  const where = [escapeControls(file || placeless), region?.line, region?.column].filter(Boolean);
  const [style, word] =
    state === 'already-committed' ? (['yellow', 'already committed'] as const) : WORDS[severity];
  const level = paint(style, word);
  const description = escapeControls(describeFinding(finding));
  const lines = [
    `${paint('bold', where.join(':'))}  ${level}  ${description}  ${linkRule(rule, look)}`,
  ];
  if (excerpt) {
    const number = String(region?.line ?? '');
    const gutter = `  ${number} ${number === '' ? '' : '| '}`;
    const blank = `  ${' '.repeat(number.length)} ${number === '' ? '' : '| '}`;
    const { text, caret, caretLength } = fitExcerpt(excerpt, look.width - gutter.length);
    lines.push(
      paint('dim', gutter) + text,
      paint('dim', blank) + ' '.repeat(caret) + paint('red', '^'.repeat(caretLength)),
    );
  }
  const came = describeOrigin(origin);
  if (came !== '') lines.push(paint('dim', `  ${came}`));
  return `${lines.join('\n')}\n`;
}

/** `added in 0dfa… on 2026-01-01 by A. Developer: "the subject", no longer in HEAD` */
function describeOrigin(origin: Origin = {}): string {
  const { commits, inHead, unreachable } = origin;
  const more = (commits?.length ?? 0) - 1;
  const parts = [
    describeCommit(origin),
    more > 0 ? `and again in ${more} more` : '',
    inHead === undefined ? '' : inHead ? 'still in HEAD' : 'no longer in HEAD',
    unreachable ? 'not reachable from a branch or tag' : '',
  ];
  return parts.filter(Boolean).join(', ');
}

function formatErrors({ errors }: Report, { paint, directory, width }: Layout): string[] {
  const lines = errors
    .map(({ path, message }) =>
      [
        ...(path === '' ? [] : [paint('bold', escapeControls(toRelativePath(path, directory)))]),
        paint('red', path === '' ? 'not everything was scanned' : 'not scanned'),
        escapeControls(message),
      ].join('  '),
    )
    .map((line) => wrapText(line, width, '  '));
  return lines.length === 0 ? [] : [...lines, ''];
}

/** Once for each rule and kind; a secret that was committed before has to be rotated. */
function formatRemedies(report: Report, { paint, width }: Layout): string[] {
  const { nextSteps } = report;
  const findings = listWithMore(report);
  // The next steps cover blocking findings.
  const told = nextSteps?.areComplete
    ? findings.filter((finding) => !isBlocking(finding))
    : findings;
  const remedies = new Map(told.map(({ rule, remedy }) => [`${rule} ${remedy}`, { rule, remedy }]));
  const lines = [...remedies.values()].map(
    ({ rule, remedy }) => `${paint('bold', rule)}: ${toOwnCommand(remedy)}`,
  );
  if (findings.some(isLeaked)) {
    lines.push(
      `${paint('bold', 'already committed')}: this does not block, but the secret is in the history for everybody who has the repository. Rotate it: ${nameOwnCommand()} explain leaked`,
    );
  }
  return lines.length === 0 ? [] : [...lines.map((line) => wrapText(line, width, '  ')), ''];
}

function isLeaked({ state, secret, severity }: Finding): boolean {
  return state === 'already-committed' && secret !== undefined && severity !== 'info';
}

/** Baseline entries without a finding: they would accept it again. */
function formatStale({ stale }: Report, { paint, width, directory }: Layout): string[] {
  if (stale.length === 0) return [];
  const entries = `${formatCount(stale.length, 'stale entry', 'stale entries')} in the baseline`;
  const head = wrapText(
    `${entries} (no longer found); "${nameOwnCommand()} baseline --prune" removes them`,
    width,
  );
  const lines = stale.map(({ path, rule }) =>
    paint('dim', `  ${escapeControls(toRelativePath(path, directory))}  ${rule}`),
  );
  return [head, ...lines, ''];
}

function formatNotes({ scanned }: Report, { paint, width, directory }: Layout): string {
  const notes = scanned.notes.map(({ path, note }) => {
    const line = `${escapeControls(toRelativePath(path, directory))}: ${note}`;
    return `${paint('dim', `  ${wrapText(line, width - 2, '    ')}`)}\n`;
  });
  return notes.join('');
}
