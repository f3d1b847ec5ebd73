import { deliverReports, requireFormats } from '../deliver-reports.ts';
import { UsageError } from '../errors.ts';
import { judgeReport } from '../judge-report.ts';
import { mergeReports } from '../merge-reports.ts';
import type { Outcome } from '../outcome.ts';
import type { Arguments } from '../parse-arguments.ts';
import { parseMaxWarnings } from '../parse-max-warnings.ts';
import { readReport } from '../read-report.ts';
import { tellErrors } from '../tell-errors.ts';
import type { Surroundings } from './scan.ts';

/** `keyfence merge-reports FILE...` @throws UsageError, ScanError when they do not make a whole */
export function runMergeReports(
  { positionals, flags, reports }: Arguments,
  { cwd, color }: Surroundings,
): Outcome {
  requireFormats(reports);
  // The reports do not tell when their shards ran.
  const started = new Date();
  const maxWarnings = parseMaxWarnings(flags['max-warnings']);
  if (positionals.length === 0) throw new UsageError('name the JSON reports of the shards');
  const report = mergeReports(positionals.map((name) => ({ name, report: readReport(name) })));
  const exitCode = judgeReport(report, maxWarnings);
  const stdout = deliverReports(report, reports, { exitCode, color, started, cwd });
  return { exitCode, stdout, ...tellErrors(report) };
}
