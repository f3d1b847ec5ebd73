import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BaselineFilter } from '../../src/filters/baseline.ts';
import type { Finding } from '../../src/finding/finding.ts';
import { FoundItems } from '../../src/lint/found-items.ts';
import { MOST_IN_FULL, MOST_IN_REPORT } from '../../src/finding/select-shown.ts';
import { capFindings } from '../../src/report/cap-findings.ts';
import { getExitCode } from '../../src/report/get-exit-code.ts';
import { isBlocking } from '../../src/report/is-blocking.ts';
import { isQuiet } from '../../src/report/is-quiet.ts';
import { joinReports } from '../../src/report/join-reports.ts';
import { sumMore } from '../../src/report/more-findings.ts';
import { nameRepository } from '../../src/report/name-repository.ts';
import { onlyBlocking } from '../../src/report/only-blocking.ts';
import type { Report } from '../../src/report/report.ts';
import { withoutInfo } from '../../src/report/without-info.ts';
import { describeVerdict } from '../../src/reporters/describe-report.ts';
import { makeReport } from '../support/sample-report.ts';

const RULES = ['no-xai-key', 'no-hardcoded-api-key'];

/** A run of findings that are alike. */
type Run = readonly [
  length: number,
  path: string,
  severity: Finding['severity'],
  state: Finding['state'],
  rule: string,
  by: string,
];

/** Long enough for a file to have more than are reported in full, now and then. */
const runs: fc.Arbitrary<Run[]> = fc.array(
  fc.tuple(
    fc.oneof(fc.nat(3), fc.integer({ min: MOST_IN_FULL - 2, max: MOST_IN_FULL + 300 })),
    fc.constantFrom('a.sql', 'b/c.ts', ''),
    fc.constantFrom('error', 'warn', 'info'),
    fc.constantFrom('new', 'already-committed', undefined),
    fc.constantFrom(...RULES),
    fc.constantFrom('', 'baseline', 'inline-allow'),
  ),
  { maxLength: 4 },
);

function makeRun([length, path, severity, state, rule]: Run, first: number): Finding[] {
  return Array.from({ length }, (_, at) => ({
    rule,
    severity,
    path,
    ...(state && { state }),
    fingerprint: String(first + at),
    message: 'found',
    remedy: 'remove it',
  }));
}

function toReport(all: readonly Run[]): Report {
  const made = all.map((run, at) => ({ by: run[5], findings: makeRun(run, at * 10_000) }));
  return {
    ...makeReport(0),
    findings: made.filter(({ by }) => by === '').flatMap(({ findings }) => findings),
    suppressed: made
      .filter(({ by }) => by !== '')
      .flatMap(({ by, findings }) =>
        findings.map((finding) => ({ finding, by, reason: 'it may' })),
      ),
  };
}

/** What is said and done because of a report. */
function judge(report: Report): unknown {
  return {
    exits: [undefined, 0, 1, 1500, 3000].map((most) => getExitCode(report, most)),
    verdict: describeVerdict(report),
    isQuiet: isQuiet(report),
    count: report.findings.length + sumMore(report.more),
    suppressed: report.suppressed.length + sumMore(report.moreSuppressed),
  };
}

test('changes nothing of what is judged, before or after anything else that is done to a report', () => {
  const steps: readonly ((report: Report) => Report)[] = [
    (report) => report,
    withoutInfo,
    onlyBlocking,
    (report) => nameRepository(report, 'web'),
    (report) => joinReports([report]),
    capFindings,
  ];
  fc.assert(
    fc.property(runs, fc.constantFrom(...steps), (all, step) => {
      const report = toReport(all);
      expect(judge(step(capFindings(report)))).toEqual(judge(step(report)));
    }),
    { numRuns: 60 },
  );
});

test('what is counted as it is found is what is counted of all of it', () => {
  fc.assert(
    fc.property(fc.array(runs, { maxLength: 3 }), fc.boolean(), (items, isCapped) => {
      const found = new FoundItems(new BaselineFilter(undefined), isCapped);
      // Each item is a file, and comes in parts.
      const named = items.map((parts, item) =>
        parts.map(([length, , ...others]): Run => [length, `${item}.sql`, ...others]),
      );
      for (const [item, parts] of named.entries()) {
        const take = found.startItem({ sourcePath: `${item}.sql` });
        for (const part of parts) {
          const { findings, suppressed } = toReport([part]);
          take({ kept: [...findings], suppressed: [...suppressed] });
        }
      }
      const whole = toReport(named.flat());
      const capped = {
        ...whole,
        findings: found.kept.map(({ finding }) => finding),
        suppressed: found.suppressed,
        ...found.more,
      };
      expect(judge(capped)).toEqual(judge(whole));
      expect(capFindings(capped).findings.length).toBe(capFindings(whole).findings.length);
      expect(isCapped ? found.kept.length : 0).toBeLessThanOrEqual(3 * MOST_IN_FULL);
    }),
    { numRuns: 40 },
  );
});

test('a report has no more in full than its readers take', () => {
  const findings = Array.from({ length: 26 }, (_, file) =>
    makeRun([MOST_IN_FULL, `${file}.sql`, 'error', 'new', 'no-xai-key', ''], file * 10_000),
  ).flat();
  const capped = capFindings({ ...makeReport(0), findings });
  expect(capped.findings).toHaveLength(MOST_IN_REPORT);
  expect(capped.more).toMatchObject([{ path: '25.sql', count: MOST_IN_FULL }]);
});

test('the findings of each file are reported up to the limit, in their order', () => {
  fc.assert(
    fc.property(runs, (all) => {
      const report = toReport(all);
      const { findings } = capFindings(report);
      expect(findings).toEqual(report.findings.filter((finding) => findings.includes(finding)));
      for (const path of ['a.sql', 'b/c.ts', '']) {
        const count = (some: readonly Finding[]): number =>
          some.filter((finding) => finding.path === path).length;
        expect(count(findings)).toBe(Math.min(count(report.findings), MOST_IN_FULL));
      }
    }),
    { numRuns: 30 },
  );
});

describe('what is reported in full', () => {
  const many = makeRun([MOST_IN_FULL + 500, 'a.ts', 'error', 'new', 'no-xai-key', ''], 0);
  const fill = (findings: readonly Finding[]): Report => ({ ...makeReport(0), findings });

  test('is what blocks, before what does not', () => {
    const warnings = many.map((finding): Finding => ({ ...finding, severity: 'warn' }));
    const [error] = many;
    const { findings } = capFindings(fill([...warnings, ...(error ? [error] : [])]));
    expect(findings.filter(isBlocking)).toEqual([error]);
  });

  test('is each secret, before any for a second time', () => {
    const same = many.map((finding) => ({ ...finding, fingerprint: 'same' }));
    const [other] = many;
    const { findings, more } = capFindings(fill([...same, ...(other ? [other] : [])]));
    expect(findings.at(-1)).toBe(other);
    expect(more).toEqual([
      {
        path: 'a.ts',
        rule: 'no-xai-key',
        severity: 'error',
        state: 'new',
        count: 501,
        remedy: 'remove it',
      },
    ]);
  });

  test('is counted apart for each message, which have no path', () => {
    const at = (commit: string): Finding[] =>
      many.map((finding) => ({ ...finding, path: '', origin: { commit } }));
    const { findings, more } = capFindings(fill([...at('a'), ...at('b')]));
    expect(findings).toHaveLength(2 * MOST_IN_FULL);
    expect(more).toMatchObject([
      { commit: 'a', count: 500 },
      { commit: 'b', count: 500 },
    ]);
  });
});

test('what two machines tell of the same file is not counted twice', () => {
  const all = makeRun([MOST_IN_FULL + 7, 'a.ts', 'error', undefined, 'no-xai-key', ''], 0);
  const report = nameRepository(capFindings({ ...makeReport(0), findings: all }), 'web');
  expect(joinReports([report, report]).more).toMatchObject([{ path: 'web/a.ts', count: 7 }]);
});
