import { appendFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ScanError } from './errors.ts';
import type { ReportRequest } from './report-request.ts';
import type { Report } from './report.ts';
import { formatGithubSummary } from './reporters/github-summary.ts';
import { getReporter } from './reporters/index.ts';
import type { ReportContext } from './reporters/reporter.ts';
import { writeAtomically } from './write-atomically.ts';

/**
 * Writes every report that goes to a file.
 * @param cwd what the files are relative to
 * @param summaryFile `$GITHUB_STEP_SUMMARY`, to which the format `github` adds its summary
 * @returns what goes to standard output
 * @throws ScanError when a file cannot be written
 */
export function deliverReports(
  report: Report,
  context: ReportContext,
  requests: readonly ReportRequest[],
  cwd: string,
  summaryFile: string | undefined,
): string {
  let stdout = '';
  for (const { format, output } of requests) {
    // Escapes would be noise in a file.
    const color = context.color && output === undefined;
    const text = getReporter(format)(report, { ...context, color });
    if (output === undefined) stdout += text;
    else writeAtomically(resolve(cwd, output), Buffer.from(text));
  }
  if (summaryFile && requests.some(({ format }) => format === 'github')) {
    appendSummary(summaryFile, formatGithubSummary(report));
  }
  return stdout;
}

/** Other steps write to the same file. */
function appendSummary(file: string, text: string): void {
  try {
    appendFileSync(file, text);
  } catch (cause) {
    throw new ScanError(`${file}, named by GITHUB_STEP_SUMMARY, cannot be written`, { cause });
  }
}
