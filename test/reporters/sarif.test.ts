import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { apiKey } from '../../rules/sample.ts';
import type { Report } from '../../src/report/report.ts';
import { formatSarif } from '../../src/reporters/sarif.ts';
import {
  context,
  findIn,
  HOSTILE_PATHS,
  makeFullReport,
  makeReport,
} from '../support/sample-report.ts';

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly baselineState?: string;
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly { readonly kind: string; readonly justification: string }[];
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
        readonly region: Readonly<Record<string, number>>;
      };
    },
  ];
}

interface Run {
  readonly tool: {
    readonly driver: {
      readonly rules: readonly {
        readonly id: string;
        readonly help: { readonly markdown: string };
        readonly properties: { readonly 'security-severity': string };
      }[];
    };
  };
  readonly results: readonly Result[];
}

function readRun(report: Report): Run {
  const { runs } = JSON.parse(formatSarif(report, context)) as { runs: [Run] };
  return runs[0];
}

describe('code scanning', () => {
  test('gets every rule with help in Markdown and a severity', () => {
    const descriptors = readRun(makeReport(0)).tool.driver.rules;
    expect(descriptors.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    for (const { help, properties } of descriptors) {
      expect(help.markdown).toContain('**How to fix:**');
      expect(Number(properties['security-severity'])).toBeGreaterThan(0);
    }
  });

  test('gets results that point to their rule', () => {
    const { tool, results } = readRun(makeFullReport());
    for (const { ruleId, ruleIndex } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    }
  });

  test('gets a full region for every result, and a file', () => {
    for (const { locations } of readRun(makeFullReport()).results) {
      const { artifactLocation, region } = locations[0].physicalLocation;
      expect(artifactLocation).toMatchObject({ uriBaseId: '%SRCROOT%' });
      expect(Object.keys(region)).toEqual(['startLine', 'startColumn', 'endLine', 'endColumn']);
    }
  });

  test('tells what is allowed from what counts', () => {
    const kinds = readRun(makeFullReport()).results.map(({ suppressions }) => suppressions);
    expect(kinds.filter((list) => list.length > 0).map(([one]) => one?.kind)).toEqual([
      'inSource',
      'external',
    ]);
  });

  test('gets fingerprints that survive moved lines, one for each place', () => {
    const key = apiKey(1);
    const read = (text: string): (string | undefined)[] =>
      readRun({ ...makeReport(0), findings: findIn('a.py', text) }).results.map(
        ({ partialFingerprints }) => partialFingerprints['primaryLocationLineHash'],
      );
    const before = read(`k = "${key}"\nl = "${key}"\n`);
    expect(new Set(before).size).toBe(2);
    expect(read(`\r\n\r\nm = 1\r\nk = "${key}"\r\nl = "${key}"\r\n`)).toEqual(before);
  });
});

test.each(HOSTILE_PATHS)('a path becomes a relative reference and comes back: %j', (path) => {
  const [first] = readRun(makeFullReport(path)).results;
  const { uri } = first?.locations[0].physicalLocation.artifactLocation ?? { uri: '' };
  expect(uri).toMatch(/^[\w!'()*./~%-]+$/);
  expect(decodeURIComponent(uri)).toBe(path);
});
