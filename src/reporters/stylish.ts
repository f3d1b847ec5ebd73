import { styleText } from 'node:util';
import { escapeControls } from '../escape-controls.ts';
import { isFromBaseline } from '../filters/baseline.ts';
import type { Finding } from '../finding.ts';
import type { Report, Scanned } from '../report.ts';
import type { Reporter } from './reporter.ts';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

/** For people: each finding with its line, each remedy once, and what was looked at. */
export const formatStylish: Reporter = (report, { color }) => {
  const paint: Paint = (style, text) =>
    color ? styleText(style, text, { validateStream: false }) : text;
  return [
    ...report.findings.map((finding) => formatFinding(finding, paint)),
    ...formatRemedies(report.findings, paint),
    ...formatStale(report, paint),
    formatSummary(report, paint),
  ].join('\n');
};

function formatFinding(finding: Finding, paint: Paint): string {
  const { path, entry, place, severity, state, message, secret, rule, excerpt } = finding;
  const file = entry === undefined ? path : `${path}!/${entry}`;
  const where = [escapeControls(file) || 'commit message', place?.line, place?.column].filter(
    Boolean,
  );
  const level =
    state === 'already-committed'
      ? paint('yellow', 'already committed')
      : paint(severity === 'error' ? 'red' : 'yellow', severity === 'error' ? 'error' : 'warning');
  const said = [message, secret?.toString()].filter(Boolean).join(' ');
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
  return `${lines.join('\n')}\n`;
}

/** Once for each rule and kind; what was committed before cannot be undone and has to be rotated. */
function formatRemedies(findings: readonly Finding[], paint: Paint): string[] {
  const remedies = new Map(
    findings.map(({ rule, remedy }) => [`${rule} ${remedy}`, { rule, remedy }]),
  );
  const lines = [...remedies.values()].map(
    ({ rule, remedy }) => `${paint('bold', rule)}: ${remedy}`,
  );
  if (findings.some(({ state, secret }) => state === 'already-committed' && secret)) {
    lines.push(
      `${paint('bold', 'already committed')}: it does not block, but whoever has the repository has it. Rotate it.`,
    );
  }
  return lines.length === 0 ? [] : [...lines, ''];
}

/** What the baseline accepts and is gone: an entry that stays would accept it again. */
function formatStale({ stale }: Report, paint: Paint): string[] {
  if (stale.length === 0) return [];
  const entries = `${stale.length} ${stale.length === 1 ? 'entry' : 'entries'} of the baseline`;
  const head = `${entries} accept nothing any more; "keyfence baseline --prune" removes them`;
  const lines = stale.map(({ path, rule }) => paint('dim', `  ${escapeControls(path)}  ${rule}`));
  return [head, ...lines, ''];
}

function formatSummary({ findings, suppressed, scanned }: Report, paint: Paint): string {
  const committed = findings.filter(({ state }) => state === 'already-committed').length;
  const fresh = findings.filter(({ state }) => state !== 'already-committed');
  const errors = fresh.filter(({ severity }) => severity === 'error').length;
  const allowed = suppressed.filter((item) => !isFromBaseline(item)).length;
  const counts = [
    count(errors, 'error'),
    count(fresh.length - errors, 'warning'),
    committed > 0 ? `${committed} already committed` : '',
    allowed > 0 ? `${allowed} allowed` : '',
    allowed < suppressed.length ? `${suppressed.length - allowed} accepted` : '',
  ].filter(Boolean);
  const verdict = counts.length === 0 ? 'no secrets found' : counts.join(', ');
  const style = errors > 0 ? 'red' : findings.length > 0 ? 'yellow' : 'green';
  const notes = scanned.notes.map(({ path, note }) =>
    paint('dim', `  ${escapeControls(path)}: ${note}\n`),
  );
  return `${notes.join('')}${paint(style, verdict)}; ${describeScanned(scanned)}\n`;
}

function describeScanned({ files, bytes, notes, emptyNote }: Scanned): string {
  if (files + notes.length === 0) return emptyNote;
  return `scanned ${files} of ${count(files + notes.length, 'file')} (${formatBytes(bytes)})`;
}

function count(number: number, noun: string): string {
  return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['KB', 'MB', 'GB'];
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length);
  const value = bytes / 1000 ** power;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[power - 1] ?? ''}`;
}
