import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeCell, formatCsv } from '../../src/reporters/csv.ts';
import { escapeControls } from '../../src/text/escape-controls.ts';
import { context, HOSTILE_PATHS, makeFullReport } from '../support/sample-report.ts';

/** A reader after RFC 4180, quotes and all. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const { groups = {} } of text.matchAll(
    /(?:"(?<quoted>(?:[^"]|""){0,999})"|(?<bare>[^",\r\n]{0,999}))(?<end>,|\r\n)/g,
  )) {
    rows.at(-1)?.push(groups['quoted']?.replaceAll('""', '"') ?? groups['bare'] ?? '');
    if (groups['end'] === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('every cell comes back, none as a formula', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }),
      (cells) => {
        const [row = []] = parseCsv(`${cells.map(escapeCell).join(',')}\r\n`);
        const shown = cells.map(escapeControls);
        expect(row.map((cell, n) => (cell === shown[n] ? cell : cell.slice(1)))).toEqual(shown);
        expect(row.filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
      },
    ),
  );
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '  =1', '＝1'])('%j is text', (cell) => {
  expect(escapeCell(cell)).toMatch(/^"?'/);
});

describe('a report', () => {
  test.each(['a.py', ...HOSTILE_PATHS])('has a row for each finding in %j', (path) => {
    const report = makeFullReport(path);
    const [head = [], ...rows] = parseCsv(formatCsv(report, context));
    expect(rows).toHaveLength(report.findings.length + report.suppressed.length);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head.length]));
    const column = head.indexOf('path');
    expect(rows[0]?.[column]?.replace(/^'/, '')).toBe(escapeControls(path));
    expect(rows.at(-1)?.[head.indexOf('suppressedBy')]).toBe('baseline');
  });
});
