import { describe, expect, test } from 'vitest';
import { findWebLinks } from '../../src/ci/web-links.ts';
import type { Finding } from '../../src/finding/finding.ts';
import type { Report } from '../../src/report/report.ts';
import { formatCheckstyle } from '../../src/reporters/checkstyle.ts';
import { formatGithubSummary } from '../../src/reporters/github-summary.ts';
import { formatGithub } from '../../src/reporters/github.ts';
import { formatJunit } from '../../src/reporters/junit.ts';
import { context, makeReport } from '../support/sample-report.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const ORIGIN = {
  commit: COMMIT,
  date: '2026-01-01T00:00:00Z',
  author: 'A. Developer',
  subject: 'add the client',
};
const ADDED = 'dded in 0123456789ab on 2026-01-01 by A';
const ADDRESS = `https://git.example/team/app/blob/${COMMIT}/src/a.py#L1`;
const web = findWebLinks({
  GITHUB_SERVER_URL: 'https://git.example',
  GITHUB_REPOSITORY: 'team/app',
});

function makeCommitReport(change: Partial<Finding> = {}): Report {
  const report = makeReport(1);
  return {
    ...report,
    findings: report.findings.map((finding) => ({ ...finding, origin: ORIGIN, ...change })),
    nextSteps: {
      headline: 'keyfence found a key in these commits.',
      steps: [{ text: 'Amend it:' }, { command: 'git commit --amend' }],
      areComplete: false,
    },
  };
}

describe('what is read in CI names the commit, and leads to the line', () => {
  const formats = {
    'an annotation': formatGithub,
    'the job summary': (report: Report) => formatGithubSummary(report, web),
    JUnit: formatJunit,
    Checkstyle: formatCheckstyle,
  };

  test.each(Object.entries(formats))('%s', (_, format) => {
    const text = format(makeCommitReport(), { ...context, web });
    expect(text).toContain(ADDED);
    expect(text).toContain(ADDRESS);
    expect(format(makeCommitReport(), context)).toContain(ADDED);
  });

  test('an annotation after the first ten, which is a line of the log', () => {
    const report = makeCommitReport();
    const findings = Array.from({ length: 11 }, () => report.findings).flat();
    expect(formatGithub({ ...report, findings }, { ...context, web })).toMatch(
      /^error {2}src\/a\.py:1.* {2}added in 0123456789ab .*#L1/m,
    );
  });

  test('a message leads to the commit, which has no file for it', () => {
    const text = formatGithub(makeCommitReport({ path: '' }), { ...context, web });
    expect(text).toContain(`(https://git.example/team/app/commit/${COMMIT})`);
  });

  test('no path ends the address of a link early', () => {
    const text = formatGithubSummary(makeCommitReport({ path: 'a) [b](c|d.py' }), web);
    expect(text).toContain(`/blob/${COMMIT}/a%29%20%5Bb%5D%28c%7Cd.py#L1)`);
  });
});

test.each([
  ['the log of GitHub', formatGithub(makeCommitReport(), context)],
  ['its job summary', formatGithubSummary(makeCommitReport())],
])('%s says what to do next', (_, text) => {
  expect(text).toContain('keyfence found a key in these commits');
  expect(text).toContain('git commit --amend');
});
