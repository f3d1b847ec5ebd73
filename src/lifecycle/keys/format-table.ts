import { describeAcls } from '../../finding/describe-acls.ts';
import { makePaint } from '../../reporters/paint.ts';
import { escapeControls } from '../../text/escape-controls.ts';
import { formatCount } from '../../text/format-count.ts';
import { shorten } from '../../text/shorten.ts';
import { describeLimits } from './describe-limits.ts';
import type { KeyRow } from './key-row.ts';
import type { TeamReport } from './team-report.ts';

const MAX_NAME = 28;
const HEAD = ['NAME', 'KEY', 'STATE', 'AGE', 'EXPIRES', 'PERMISSIONS', 'LIMITS'];

/** For people: a line for each key, with its problems below it. */
export function formatTable({ team, rows }: TeamReport, color: boolean): string {
  const paint = makePaint(color);
  const cells = rows.map(toCells);
  const widths = HEAD.map((head, at) =>
    Math.max(head.length, ...cells.map((row) => (row[at] ?? '').length)),
  );
  const toLine = (row: readonly string[]): string =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  const lines = rows.flatMap((row, at) => [
    toLine(cells[at] ?? []),
    ...row.problems.map((problem) => paint('red', `  ${escapeControls(problem)}`)),
  ]);
  const bad = rows.filter(({ problems }) => problems.length > 0).length;
  const keys = `${formatCount(rows.length, 'key')} of team ${team}`;
  const verdict = `${keys}${bad === 0 ? '' : `, ${String(bad)} with problems`}`;
  if (rows.length === 0) return `${verdict}\n`;
  return `${[paint('bold', toLine(HEAD)), ...lines, '', verdict].join('\n')}\n`;
}

function toCells(row: KeyRow): string[] {
  const { name, key = '', state, ageInDays, expires, acls } = row;
  const shown = escapeControls(name);
  return [
    shorten(shown, MAX_NAME),
    escapeControls(key),
    state,
    ageInDays === undefined ? '?' : `${String(ageInDays)}d`,
    expires === undefined ? 'never' : expires.slice(0, 10),
    escapeControls(describeAcls(acls)),
    describeLimits(row),
  ];
}
