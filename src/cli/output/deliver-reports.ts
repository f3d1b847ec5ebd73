import { appendFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeReason } from '../../errors/describe-reason.ts';
import { ScanError } from '../../errors/errors.ts';
import { writeAtomically } from '../../files/write-atomically.ts';
import { findRoot } from '../../git/find-root.ts';
import { followLinks, isWithin, resolveTarget } from '../../git/write-target.ts';
import type { Report } from '../../report/report.ts';
import { formatGithubSummary } from '../../reporters/github-summary.ts';
import { getReporter } from '../../reporters/index.ts';
import type { ReportContext } from '../../reporters/reporter.ts';
import type { ReportRequest } from '../arguments/report-request.ts';

/** What is known about a run beside its report. */
export interface Run extends Pick<ReportContext, 'color' | 'exitCode' | 'started'> {
  /** What the files are relative to. */
  readonly cwd: string;
}

/**
 * Writes every report that goes to a file. The format `github` adds its summary to `$GITHUB_STEP_SUMMARY`.
 * @returns what goes to standard output
 * @throws ScanError when a file cannot be written
 */
export function deliverReports(
  report: Report,
  requests: readonly ReportRequest[],
  { cwd, ...run }: Run,
): string {
  const ended = new Date();
  let stdout = '';
  for (const { format, output } of requests) {
    // Escapes would be noise in a file.
    const color = run.color && output === undefined;
    const text = getReporter(format)(report, { ...run, color, ended });
    if (output === undefined) stdout += text;
    else writeAtomically(findTarget(resolve(cwd, output), cwd), Buffer.from(text));
  }
  const summaryFile = process.env['GITHUB_STEP_SUMMARY'];
  if (summaryFile && requests.some(({ format }) => format === 'github')) {
    appendSummary(summaryFile, formatGithubSummary(report));
  }
  return stdout;
}

/** What is named outside of the repository is the user's own choice; a link in it is somebody else's. */
function findTarget(path: string, cwd: string): string {
  const home = findRoot(cwd) ?? cwd;
  return isWithin(home, path) ? resolveTarget(path, [home]) : followLinks(path);
}

/** @throws UsageError when there is no such format: before the work, not after it */
export function requireFormats(requests: readonly ReportRequest[]): void {
  for (const { format } of requests) getReporter(format);
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
