import { readFileSync } from 'node:fs';
import { validate, type Schema } from 'jsonschema';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { Report } from '../../src/report/report.ts';
import { getReporter } from '../../src/reporters/index.ts';
import {
  context,
  HOSTILE_PATHS,
  makeCappedReport,
  makeFailedReport,
  makeFullReport,
  makeReport,
} from '../support/sample-report.ts';

function readSchema(name: string): string {
  return readFileSync(new URL(`schemas/${name}`, import.meta.url), 'utf8');
}

function format(name: string, report: Report): string {
  return getReporter(name)(report, context);
}

const REPORTS: readonly (readonly [string, Report])[] = [
  ['nothing found', makeReport(0)],
  ['everything', makeFullReport()],
  ['what is counted', makeCappedReport()],
  ['what could not be scanned', makeFailedReport()],
  ...HOSTILE_PATHS.map((path) => [JSON.stringify(path), makeFailedReport(path)] as const),
];

describe.each([
  ['sarif', 'sarif-2.1.0.json'],
  ['gitlab', 'gitlab-secret-detection-15.2.json'],
])('%s follows its schema', (name, file) => {
  const schema = JSON.parse(readSchema(file)) as Schema;
  const listErrors = (log: unknown): string[] => validate(log, schema).errors.map(String);

  test.each(REPORTS)('%s', (_, report) => {
    expect(listErrors(JSON.parse(format(name, report)))).toEqual([]);
  });

  test('which does refuse', () => {
    const log = JSON.parse(format(name, makeReport(1))) as Record<string, unknown>;
    expect(listErrors({ ...log, version: 1 })).not.toEqual([]);
    const broken = JSON.stringify(log).replaceAll(/"(?:level|identifiers)":/g, '"other":');
    expect(listErrors(JSON.parse(broken))).not.toEqual([]);
  });
});

describe.each(['junit', 'checkstyle'])('%s follows its schema', (name) => {
  const schema = readSchema(`${name}.xsd`);

  test('every report', async () => {
    // The validator takes longer to start than to work.
    const xml = REPORTS.map(([, report], i) => ({
      fileName: `${String(i)}.xml`,
      contents: format(name, report),
    }));
    const { valid, errors } = await validateXML({ xml, schema });
    expect({ valid, errors }).toEqual({ valid: true, errors: [] });
  });

  test('which does refuse', async () => {
    const xml = format(name, makeReport(1)).replaceAll(' name=', ' nom=');
    expect((await validateXML({ xml, schema })).valid).toBe(false);
  });
});
