import { loadBaseline } from '../../baseline/load-baseline.ts';
import type { Config } from '../../config/config.ts';
import { loadConfig } from '../../config/load-config.ts';
import { UsageError } from '../../errors/errors.ts';
import { BaselineFilter } from '../../filters/baseline.ts';
import { requireLocation } from '../../git/locate-repository.ts';
import { openRepository } from '../../git/open-repository.ts';
import type { Repository } from '../../git/repository.ts';
import { findCoverageGaps, isCoverageOn } from '../../gitignore/audit/find-coverage-gaps.ts';
import { findTrackedSecrets } from '../../gitignore/audit/find-tracked-secrets.ts';
import { fixIgnoreFile } from '../../gitignore/audit/fix-ignore-file.ts';
import {
  readIgnoreSnapshot,
  type IgnoreSnapshot,
} from '../../gitignore/audit/read-ignore-snapshot.ts';
import { getExitCode } from '../../report/get-exit-code.ts';
import type { Report } from '../../report/report.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import { parseMaxWarnings } from '../arguments/parse-max-warnings.ts';
import { deliverReports, requireDeliverable } from '../output/deliver-reports.ts';
import { findReader } from '../output/find-reader.ts';
import type { Outcome } from '../output/outcome.ts';

/** `keyfence gitignore [--fix]`: whether the shared ignore files cover secret files. */
export async function runGitignore(
  { flags, positionals, reports }: Arguments,
  context: CommandContext,
): Promise<Outcome> {
  const { cwd } = context;
  if (positionals.length > 0) throw new UsageError('"keyfence gitignore" takes no paths');
  requireDeliverable(reports, cwd);
  const maxWarnings = parseMaxWarnings(flags['max-warnings']);
  const started = new Date();
  const repository = requireLocation(await openRepository(cwd));
  const { root, isBare } = repository;
  const config = await loadConfig(root, flags.config);
  if (flags.fix && isBare) throw new UsageError('a bare repository has no file to fix');
  if (isBare && !repository.history.hasCommit()) {
    throw new UsageError('this repository has no commit yet, so it has no ignore files to audit');
  }
  const fixed = flags.fix ? await fixIgnoreFile(repository, config) : undefined;
  const snapshot =
    fixed?.snapshot ??
    (await readIgnoreSnapshot(repository, isBare ? { commit: 'HEAD' } : 'work-tree'));
  const report = await makeReport(snapshot, repository, config);
  const exitCode = getExitCode(report, maxWarnings);
  const { directory } = findReader(root, cwd);
  const run = { ...context, directory, exitCode, started, isQuiet: flags.quiet };
  return deliverReports(report, reports, run, fixed?.message);
}

async function makeReport(
  snapshot: IgnoreSnapshot,
  repository: Repository,
  config: Config,
): Promise<Report> {
  const gaps = isCoverageOn(config)
    ? await findCoverageGaps(snapshot, repository, config, 'error')
    : [];
  const tracked = await findTrackedSecrets(snapshot.tracked, repository, config);
  const accepted = new BaselineFilter(await loadBaseline(repository.root, config));
  const { kept, suppressed } = accepted.apply({
    kept: [...gaps, ...tracked.kept],
    suppressed: tracked.suppressed,
  });
  return {
    findings: kept,
    suppressed,
    stale: [],
    errors: [],
    scanned: {
      asked: snapshot.files.length,
      skipped: 0,
      failed: 0,
      files: snapshot.files.length,
      bytes: snapshot.files.reduce((sum, { bytes }) => sum + bytes.length, 0),
      notes: [],
      unopened: [],
      emptyMessage: 'no tracked .gitignore',
    },
  };
}
