import type { Finding, Origin } from '../finding/finding.ts';
import type { Report } from '../report/report.ts';
import { abbreviateId } from '../text/abbreviate-id.ts';
import { escapeControls } from '../text/escape-controls.ts';
import { describeFinding } from './describe-finding.ts';
import { formatVerdict } from './format-verdict.ts';
import { makePaint, type Paint } from './paint.ts';
import type { ReportContext } from './reporter.ts';

/** For people: each finding with its line, each remedy once, and what was looked at. */
export function formatStylish(report: Report, { color }: Pick<ReportContext, 'color'>): string {
  const paint = makePaint(color);
  return [
    ...report.findings.map((finding) => formatFinding(finding, paint)),
    ...formatErrors(report, paint),
    ...formatRemedies(report.findings, paint),
    ...formatStale(report, paint),
    formatNotes(report, paint) + formatVerdict(report, paint),
  ].join('\n');
}

const WORDS = {
  error: ['red', 'error'],
  warn: ['yellow', 'warning'],
  info: ['dim', 'info'],
} as const;

function formatFinding(finding: Finding, paint: Paint): string {
  const { path, entry, place, severity, state, rule, excerpt, origin } = finding;
  const placeless = origin?.tag === undefined ? 'commit message' : `tag ${origin.tag}`;
  const file = entry === undefined ? path : `${path}!/${entry}`;
  const where = [escapeControls(file || placeless), place?.line, place?.column].filter(Boolean);
  const [style, word] =
    state === 'already-committed' ? (['yellow', 'already committed'] as const) : WORDS[severity];
  const level = paint(style, word);
  const said = escapeControls(describeFinding(finding));
  const lines = [`${paint('bold', where.join(':'))}  ${level}  ${said}  ${paint('dim', rule)}`];
  if (excerpt) {
    const number = String(place?.line ?? '');
    const gutter = `  ${number} ${number === '' ? '' : '| '}`;
    const blank = `  ${' '.repeat(number.length)} ${number === '' ? '' : '| '}`;
    lines.push(
      paint('dim', gutter) + excerpt.text,
      paint('dim', blank) +
        ' '.repeat(excerpt.caret) +
        paint('red', '^'.repeat(excerpt.caretLength)),
    );
  }
  const came = describeOrigin(origin);
  if (came !== '') lines.push(paint('dim', `  ${came}`));
  return `${lines.join('\n')}\n`;
}

function describeOrigin({ commit, date, commits, inHead, unreachable }: Origin = {}): string {
  const more = (commits?.length ?? 0) - 1;
  const parts = [
    commit === undefined
      ? ''
      : `came in with ${abbreviateId(commit)}${date === undefined ? '' : ` on ${date.slice(0, 10)}`}`,
    more > 0 ? `and again with ${more} more` : '',
    inHead === undefined ? '' : inHead ? 'still in HEAD' : 'no longer in HEAD',
    unreachable ? 'no branch or tag leads there' : '',
  ];
  return parts.filter(Boolean).join(', ');
}

function formatErrors({ errors }: Report, paint: Paint): string[] {
  const lines = errors.map(({ path, message }) =>
    [
      ...(path === '' ? [] : [paint('bold', escapeControls(path))]),
      paint('red', path === '' ? 'not everything was scanned' : 'not scanned'),
      escapeControls(message),
    ].join('  '),
  );
  return lines.length === 0 ? [] : [...lines, ''];
}

/** Once for each rule and kind; what was committed before cannot be undone and has to be rotated. */
function formatRemedies(findings: readonly Finding[], paint: Paint): string[] {
  const remedies = new Map(
    findings.map(({ rule, remedy }) => [`${rule} ${remedy}`, { rule, remedy }]),
  );
  const lines = [...remedies.values()].map(
    ({ rule, remedy }) => `${paint('bold', rule)}: ${remedy}`,
  );
  if (findings.some(isLeaked)) {
    lines.push(
      `${paint('bold', 'already committed')}: it does not block, but whoever has the repository has it. Rotate it.`,
    );
  }
  return lines.length === 0 ? [] : [...lines, ''];
}

function isLeaked({ state, secret, severity }: Finding): boolean {
  return state === 'already-committed' && secret !== undefined && severity !== 'info';
}

/** What the baseline accepts and is gone: an entry that stays would accept it again. */
function formatStale({ stale }: Report, paint: Paint): string[] {
  if (stale.length === 0) return [];
  const entries = `${stale.length} ${stale.length === 1 ? 'entry' : 'entries'} of the baseline`;
  const head = `${entries} accept nothing any more; "keyfence baseline --prune" removes them`;
  const lines = stale.map(({ path, rule }) => paint('dim', `  ${escapeControls(path)}  ${rule}`));
  return [head, ...lines, ''];
}

function formatNotes({ scanned }: Report, paint: Paint): string {
  const notes = scanned.notes.map(({ path, note }) =>
    paint('dim', `  ${escapeControls(path)}: ${note}\n`),
  );
  return notes.join('');
}
