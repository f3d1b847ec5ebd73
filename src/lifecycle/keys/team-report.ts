import { VERSION } from '../../package/version.ts';
import { escapeCell } from '../../reporters/csv.ts';
import { escapeXml } from '../../reporters/escape-xml.ts';
import { formatAsJson } from '../../reporters/format-json.ts';
import { STYLE } from '../../reporters/html/style.ts';
import { describeAcls } from '../../finding/describe-acls.ts';
import { describeLimits } from './describe-limits.ts';
import type { KeyRow } from './key-row.ts';

/** Every key of a team. */
export interface TeamReport {
  readonly team: string;
  readonly rows: readonly KeyRow[];
  /** When xAI was asked: ISO 8601, in UTC. */
  readonly at: string;
}

/** For programs: version 1. */
export function formatTeamAsJson({ team, rows, at }: TeamReport): string {
  return formatAsJson({ version: 1, tool: `keyfence ${VERSION}`, team, at, keys: rows });
}

const COLUMNS: Readonly<Record<string, (row: KeyRow) => string | number | undefined>> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  key: ({ key }) => key,
  state: ({ state }) => state,
  created: ({ created }) => created,
  ageInDays: ({ ageInDays }) => ageInDays,
  expires: ({ expires }) => expires,
  acls: ({ acls }) => acls.join(' '),
  wildcard: ({ hasWildcard }) => String(hasWildcard),
  qps: ({ qps }) => qps,
  qpm: ({ qpm }) => qpm,
  tpm: ({ tpm }) => tpm,
  foundAt: ({ foundAt }) => foundAt.join(' '),
  problems: ({ problems }) => problems.join('; '),
};

/** For spreadsheets: a header, and a row for each key. */
export function formatTeamAsCsv({ rows }: TeamReport): string {
  const readers = Object.values(COLUMNS);
  const lines = [Object.keys(COLUMNS), ...rows.map((row) => readers.map((read) => read(row)))];
  return lines.map((line) => `${line.map((cell) => escapeCell(cell)).join(',')}\r\n`).join('');
}

const HEAD = ['Name', 'Key', 'State', 'Age', 'Expires', 'Permissions', 'Limits', 'Problems'];
const TABLE_STYLE = `${STYLE}table { border-collapse: collapse; } th, td { text-align: left; padding: .3rem .8rem; border-bottom: 1px solid var(--line); }\n`;

/** One HTML page without scripts and external resources. */
export function formatTeamAsHtml({ team, rows, at }: TeamReport): string {
  const { createHash } = process.getBuiltinModule('node:crypto');
  const digest = createHash('sha256').update(TABLE_STYLE).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
  const title = `${String(rows.length)} keys of team ${escapeXml(team)}`;
  const toRow = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeXml(cell)}</${tag}>`).join('')}</tr>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>keyfence: ${title}</title>
<style>${TABLE_STYLE}</style>
</head>
<body>
<h1>keyfence: ${title}</h1>
<p>${escapeXml(at)}, by keyfence ${VERSION}</p>
<table>
${toRow(HEAD, 'th')}
${rows.map((row) => toRow(toCells(row), 'td')).join('\n')}
</table>
</body>
</html>
`;
}

function toCells(row: KeyRow): string[] {
  const { name, key = '', state, ageInDays, expires, acls, problems } = row;
  return [
    name,
    key,
    state,
    ageInDays === undefined ? 'unknown' : `${String(ageInDays)} days`,
    expires === undefined ? 'never' : expires.slice(0, 10),
    describeAcls(acls),
    describeLimits(row),
    problems.join('; '),
  ];
}
