import { UsageError } from '../../errors/errors.ts';
import { nameOwnCommand } from '../../package/own-command.ts';
import { getExitCode } from '../../report/get-exit-code.ts';
import { mergeReports } from '../../report/merge-reports.ts';
import { describeLeakedHistory } from '../../report/next-steps/history.ts';
import { readReport } from '../../report/read-report.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import { parseMaxWarnings } from '../arguments/parse-max-warnings.ts';
import { deliverReports, requireDeliverable } from '../output/deliver-reports.ts';
import { findWeb } from '../output/find-web.ts';
import type { Outcome } from '../output/outcome.ts';
import { formatErrors } from '../output/format-errors.ts';

/** `keyfence merge-reports FILE...` @throws UsageError, ScanError when shards are missing */
export async function runMergeReports(
  { positionals, flags, reports }: Arguments,
  context: CommandContext,
): Promise<Outcome> {
  requireDeliverable(reports, context.cwd);
  // The reports do not say when their shards ran.
  const started = new Date();
  const maxWarnings = parseMaxWarnings(flags['max-warnings']);
  if (positionals.length === 0) throw new UsageError('name the JSON reports of the shards');
  const merged = mergeReports(positionals.map((name) => ({ name, report: readReport(name) })));
  const nextSteps = describeLeakedHistory(merged, { directory: '', command: nameOwnCommand() });
  const report = { ...merged, ...(nextSteps && { nextSteps }) };
  const exitCode = getExitCode(report, maxWarnings);
  const { stderr } = formatErrors(report);
  const web = await findWeb(report, context.cwd);
  return deliverReports(
    report,
    reports,
    { ...context, web, exitCode, started, isQuiet: flags.quiet },
    stderr,
  );
}
