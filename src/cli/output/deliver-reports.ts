import { appendFileSync } from 'node:fs';
import { describeReason } from '../../errors/describe-reason.ts';
import { ScanError } from '../../errors/errors.ts';
import { requireWritable, writeAtomically } from '../../files/write-atomically.ts';
import { findOutputTarget } from '../../git/write-target.ts';
import { capFindings } from '../../report/cap-findings.ts';
import { onlyBlocking } from '../../report/only-blocking.ts';
import type { Report } from '../../report/report.ts';
import { formatGithubSummary } from '../../reporters/github-summary.ts';
import { getReporter } from '../../reporters/index.ts';
import type { ReportContext } from '../../reporters/reporter.ts';
import { formatStylish } from '../../reporters/stylish.ts';
import type { ReportRequest } from '../arguments/report-request.ts';
import { formatDiagnostic } from './format-diagnostic.ts';
import type { Outcome } from './outcome.ts';

/** A run, besides its report. */
export interface Run extends Omit<ReportContext, 'ended'> {
  /** Paths in messages are relative to it. */
  readonly cwd: string;
  /** Whether standard output only gets findings and errors that make the exit code other than 0. */
  readonly isQuiet?: boolean | undefined;
}

/**
 * Writes the reports that go to files. The format `github` also adds its summary to `$GITHUB_STEP_SUMMARY`. If
 * one file cannot be written, the others are, and the findings are printed.
 * @param stderr what is printed besides the reports
 */
export function deliverReports(
  whole: Report,
  requests: readonly ReportRequest[],
  { cwd, isQuiet = false, ...run }: Run,
  stderr: string = '',
): Outcome {
  const ended = new Date();
  const report = capFindings(whole);
  const failures: string[] = [];
  const attempt = (write: () => void): void => {
    try {
      write();
    } catch (cause) {
      if (!(cause instanceof ScanError)) throw cause;
      failures.push(formatDiagnostic(cause.message));
    }
  };
  let stdout = '';
  for (const { format, output } of requests) {
    // Escape sequences would be noise in a file.
    const color = run.color && output === undefined;
    const isCut = isQuiet && output === undefined;
    if (isCut && run.exitCode === 0) continue;
    const shown = isCut ? onlyBlocking(report) : report;
    const text = getReporter(format)(shown, { ...run, color, ended });
    if (output === undefined) stdout += text;
    else {
      attempt(() => {
        writeAtomically(findOutputTarget(output, cwd), Buffer.from(text));
      });
    }
  }
  const summaryFile = findSummaryFile(requests);
  if (summaryFile !== undefined) {
    attempt(() => {
      appendSummary(summaryFile, formatGithubSummary(report, run.web));
    });
  }
  if (failures.length > 0 && stdout === '') stdout = formatStylish(report, run);
  return {
    exitCode: failures.length > 0 ? 2 : run.exitCode,
    stdout,
    ...((stderr !== '' || failures.length > 0) && { stderr: stderr + failures.join('') }),
  };
}

/**
 * Checks before the scan whether the reports can be written.
 * @throws UsageError when there is no such format; ScanError when a file cannot be written
 */
export function requireDeliverable(requests: readonly ReportRequest[], cwd: string): void {
  for (const { format } of requests) getReporter(format);
  for (const { output } of requests) {
    if (output !== undefined) requireWritable(findOutputTarget(output, cwd));
  }
  const summaryFile = findSummaryFile(requests);
  if (summaryFile !== undefined) appendSummary(summaryFile, '');
}

function findSummaryFile(requests: readonly ReportRequest[]): string | undefined {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  return file && requests.some(({ format }) => format === 'github') ? file : undefined;
}

/** Other steps write to the same file. */
function appendSummary(file: string, text: string): void {
  try {
    appendFileSync(file, text);
  } catch (cause) {
    const reason = describeReason(cause);
    throw new ScanError(`${file}, named by GITHUB_STEP_SUMMARY, cannot be written: ${reason}`, {
      cause,
    });
  }
}
