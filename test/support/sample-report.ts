import { apiKey, body } from '../../rules/sample.ts';
import { makeConfig } from '../../src/config/config.ts';
import type { Finding } from '../../src/finding/finding.ts';
import { saltFingerprint } from '../../src/finding/fingerprint.ts';
import { scanText } from '../../src/match/scan.ts';
import type { Report } from '../../src/report/report.ts';
import type { ReportContext } from '../../src/reporters/reporter.ts';

export const context: ReportContext = {
  exitCode: 1,
  color: false,
  started: new Date('2026-01-02T03:04:05.678Z'),
  ended: new Date('2026-01-02T03:04:06.789Z'),
};

const config = makeConfig({});

/** What a scan of one text finds. */
export function findIn(path: string, text: string): Finding[] {
  return scanText(text, path, config);
}

/** Another finding of the same kind: reports number findings, they do not compare secrets. */
function copy(finding: Finding, number: number): Finding {
  return { ...finding, fingerprint: saltFingerprint(finding.fingerprint, String(number)) };
}

/** @param count of findings, one a line */
export function makeReport(count: number, path = 'src/a.py'): Report {
  const text = Array.from({ length: count }, (_, i) => `k = "${apiKey(i + 1)}"\n`).join('');
  return {
    findings: findIn(path, text),
    suppressed: [],
    stale: [],
    errors: [],
    scanned: {
      asked: 1,
      skipped: 0,
      failed: 0,
      unopened: [],
      files: 1,
      bytes: text.length,
      notes: [],
      emptyMessage: 'nothing',
    },
  };
}

/** Everything that a report may hold: every level, no place, no file, commits, what is suppressed, what is not scanned. */
export function makeFullReport(path = 'src/a.py'): Report {
  const key = apiKey(1);
  const found = findIn(
    path,
    `first = "${key}"\nagain = "${key}"\napi_key = "${body(32, 2, 'hex')}"\n`,
  );
  const [first, again, named] = found;
  if (!first || !again || !named) throw new Error('the sample is not found');
  const bare: Finding = { ...named };
  delete (bare as { region?: unknown }).region;
  delete (bare as { excerpt?: unknown }).excerpt;
  const commit = body(40, 5, 'hex');
  const origin = {
    commit,
    date: '2025-03-04T05:06:07Z',
    author: 'A. <b>Developer</b>',
    subject: 'add "the" <client>',
    inHead: false,
  };
  return {
    findings: [
      { ...first, state: 'new' },
      { ...again, state: 'new' },
      { ...named, severity: 'warn' },
      { ...copy(first, 1), state: 'already-committed' },
      { ...copy(bare, 2), rule: 'no-secret-file', message: 'file made to hold secrets' },
      { ...copy(first, 3), origin },
      { ...copy(bare, 4), path: '', origin: { ...origin, date: '2025-04-05T06:07:08Z' } },
      { ...copy(bare, 5), path: '', origin: { tag: 'v1' } },
      { ...copy(bare, 6), path: '' },
    ],
    suppressed: [
      { finding: copy(first, 7), by: 'inline-allow', reason: 'made up, "really" <it> is' },
      { finding: copy(again, 8), by: 'baseline', reason: 'accepted in b.jsonl' },
    ],
    stale: [{ path: 'gone.txt', rule: 'no-xai-key', fingerprint: body(32, 6, 'hex') }],
    errors: [],
    scanned: {
      asked: 4,
      skipped: 1,
      failed: 0,
      files: 3,
      bytes: 12345,
      notes: [{ path: 'lib/x', note: 'submodule, not scanned' }],
      unopened: ['lib/x'],
      emptyMessage: 'nothing',
    },
  };
}

/** The same where there are more findings than are reported one by one. */
export function makeCappedReport(path = 'src/a.py'): Report {
  const more = { path, rule: 'no-xai-key', remedy: 'Take it out.' };
  return {
    ...makeFullReport(path),
    more: [
      { ...more, severity: 'error', state: 'new', count: 14_210 },
      { ...more, path: '', commit: body(40, 5, 'hex'), severity: 'warn', count: 3 },
    ],
    moreSuppressed: [{ ...more, severity: 'error', by: 'baseline', count: 2001 }],
  };
}

/** The same where something could not be scanned. */
export function makeFailedReport(path = 'src/a.py'): Report {
  const { scanned, ...report } = makeFullReport(path);
  return {
    ...report,
    errors: [
      { path, message: 'is damaged: "it" ends <too> early' },
      { path: 'lib/b.zip', message: 'holds an encrypted entry' },
    ],
    scanned: { ...scanned, asked: 6, failed: 2 },
  };
}

/** Paths that some format takes for something else than a path. */
export const HOSTILE_PATHS: readonly string[] = [
  'src/a, b:c%d|e.py',
  '=HYPERLINK("x"),<script>alert(1)</script>&amp;"\'.csv',
  '::error::x\n::stop-commands::x\r##[error]y',
  'a\u0000b\u0001c\u001b[31m\u007f\u0085\u202e\ufffe\ufeff.txt',
  '`x` *y* _z_ [l](u) <b> \\.md',
  'ünï/日本/😀 #?%20.txt',
  '-cmd\t@x\\y',
  '../up/]]>.xml',
];
