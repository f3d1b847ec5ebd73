import type { Suppressed } from '../filters/filter.ts';
import type { Finding } from '../finding/finding.ts';
import type { ReportedError } from '../report/report.ts';
import { escapeControls } from '../text/escape-controls.ts';
import type { Reporter } from './reporter.ts';
import { listSuppressedWithMore, listWithMore } from './with-more.ts';

type Cell = string | number | undefined;

const COLUMNS: Readonly<
  Record<string, (finding: Finding, by?: Pick<Suppressed, 'by' | 'reason'>) => Cell>
> = {
  rule: ({ rule }) => rule,
  severity: ({ severity }) => severity,
  state: ({ state }) => state,
  repository: ({ repository }) => repository,
  branch: ({ branch }) => branch,
  path: ({ path }) => path,
  line: ({ region }) => region?.line,
  column: ({ region }) => region?.column,
  endLine: ({ region }) => region?.endLine,
  endColumn: ({ region }) => region?.endColumn,
  secret: ({ secret }) => secret?.toString(),
  fingerprint: ({ fingerprint }) => fingerprint,
  verification: ({ verification }) => verification?.status,
  message: ({ message }) => message,
  remedy: ({ remedy }) => remedy,
  commit: ({ origin }) => origin?.commit,
  date: ({ origin }) => origin?.date,
  author: ({ origin }) => origin?.author,
  subject: ({ origin }) => origin?.subject,
  suppressedBy: (_, verdict) => verdict?.by,
  reason: (_, verdict) => verdict?.reason,
};

/** For spreadsheets: a header, then a row for each error and each finding, the suppressed ones last. */
export const formatCsv: Reporter = (report) => {
  const readers = Object.values(COLUMNS);
  const rows: Cell[][] = [
    Object.keys(COLUMNS),
    ...report.errors.map(toErrorRow),
    ...listWithMore(report).map((finding) => readers.map((read) => read(finding))),
    ...listSuppressedWithMore(report).map((item) =>
      readers.map((read) => read(item.finding, item)),
    ),
  ];
  return rows.map((row) => `${row.map(escapeCell).join(',')}\r\n`).join('');
};

function toErrorRow({ path, message }: ReportedError): Cell[] {
  const cells: Readonly<Record<string, Cell>> = {
    rule: 'not-scanned',
    severity: 'error',
    path,
    message,
  };
  return Object.keys(COLUMNS).map((column) => cells[column]);
}

/**
 * Quotes a cell if necessary, with control characters as `\\xNN`. Spreadsheets run a cell that begins like a
 * formula, which an apostrophe prevents. https://www.rfc-editor.org/rfc/rfc4180,
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function escapeCell(cell: Cell = ''): string {
  const text = escapeControls(String(cell)).replace(/^\s*[=+\-@＝＋－＠]/u, "'$&");
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
