import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apiKey, body } from '../../rules/sample.ts';
import { makeConfig } from '../../src/config/config.ts';
import { makeSecretFilePatterns } from '../../src/config/secret-file-patterns.ts';
import { lintFile } from '../../src/lint/lint-file.ts';
import type { Report } from '../../src/report/report.ts';
import { formatGithubSummary } from '../../src/reporters/github-summary.ts';
import { FORMATS, getReporter } from '../../src/reporters/index.ts';
import {
  context,
  HOSTILE_PATHS,
  makeCappedReport,
  makeFailedReport,
  makeFullReport,
  makeReport,
} from '../support/sample-report.ts';

const config = makeConfig({});
const patterns = makeSecretFilePatterns(config.gitignore);
const all: readonly (readonly [string, (report: Report) => string])[] = [
  ...FORMATS.map((name) => [name, (report: Report) => getReporter(name)(report, context)] as const),
  ['the summary of github', (report) => formatGithubSummary(report)],
];

/** Text around keys: what formats escape, what comments allow, what names values. */
const noise = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\n', ' # keyfence-allow: ', ' # gitleaks:allow', '"', "'", '<', '%', '::', ','),
  fc.constantFrom('api_key = "', 'XAI_API_KEY=', 'Bearer ', '?key=', '\r\n', '\\n', '\t'),
);
const secret = fc.nat({ max: 1000 }).map((seed) => apiKey(seed + 1));

/** Eight characters in a row of a body are too many to be chance. */
function shows(output: string, key: string): boolean {
  const drawn = key.slice('xai-'.length);
  return Array.from({ length: drawn.length - 7 }, (_, i) => drawn.slice(i, i + 8)).some((part) =>
    output.includes(part),
  );
}

describe.each(all)('%s', (_, write) => {
  test('shows no secret, wherever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(noise, secret, noise), { minLength: 1, maxLength: 4 }),
        fc.tuple(noise, fc.option(secret, { nil: '' }), fc.constantFrom('.py', '.env', '.txt')),
        async (parts, path) => {
          const text = parts.flat().join('');
          const name = path.join('').replaceAll('\0', '');
          const bytes = Buffer.from(text);
          const file = { path: name, bytes, kind: 'content', tracked: true } as const;
          const { kept, suppressed } = lintFile(file, config, await patterns(name));
          const output = write({ ...makeReport(0), findings: kept, suppressed });
          const keys = [...parts.map(([, key]) => key), path[1]].filter(Boolean);
          expect(keys.filter((key) => shows(output, key)).length).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each([
    ['nothing', makeReport(0)],
    ['everything', makeCappedReport()],
    ['what could not be scanned', makeFailedReport()],
  ] as const)('says %s the same way each time, and ends the line', (__, report) => {
    expect(write(report)).toBe(write(report));
    expect(write(report).endsWith('\n')).toBe(true);
  });

  test.each(HOSTILE_PATHS)('prints no control character of the path %j', (path) => {
    // eslint-disable-next-line no-control-regex -- control characters are what this is about
    expect(write(makeFailedReport(path))).not.toMatch(/[\u0000-\u0008\v\f\u000E-\u001F]/);
  });

  test('tells what could not be scanned, and everything that was found', () => {
    const lacks = (report: Report, word: string): boolean => !write(report).includes(word);
    expect(lacks(makeFullReport(), 'encrypted entry')).toBe(true);
    expect(lacks(makeFailedReport(), 'encrypted entry')).toBe(false);
    expect(lacks(makeFailedReport(), makeReport(1).findings[0]?.rule ?? '')).toBe(false);
    const errors = [{ path: '', message: 'git broke off' }];
    expect(lacks({ ...makeFailedReport(), errors }, 'git broke off')).toBe(false);
  });
});

test.each(all)('%s tells how many more there are', (_, write) => {
  expect(write(makeCappedReport())).toMatch(/14,210|14&#44;210|14210|14217/);
});

test('the property can fail', () => {
  const key = apiKey(1);
  expect(shows(`x${key.slice(10, 18)}y`, key)).toBe(true);
  expect(shows(body(200, 99), key)).toBe(false);
});
