import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readReport } from '../../src/report/read-report.ts';
import { formatJson } from '../../src/reporters/json.ts';
import { context, makeCappedReport } from '../support/sample-report.ts';

test('a report is read as it was written', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'keyfence-report-'));
  const file = join(directory, 'report.json');
  const full = makeCappedReport();
  const verification = { status: 'active', name: 'ci', team: 'a', ageInDays: 3 } as const;
  const report = {
    ...full,
    findings: full.findings.map((finding) => ({ ...finding, verification })),
    // Only the scan of all files can tell.
    stale: [],
  };
  try {
    await writeFile(file, formatJson(report, context));
    expect(formatJson(readReport(file), context)).toBe(formatJson(report, context));
  } finally {
    await rm(directory, { recursive: true });
  }
});
