import { loadBaseline } from '../baseline/load-baseline.ts';
import type { Config } from '../config.ts';
import { deliverReports, requireFormats } from '../deliver-reports.ts';
import { UsageError } from '../errors.ts';
import { BaselineFilter } from '../filters/baseline.ts';
import { loadConfig } from '../load-config.ts';
import { hasCommit } from '../git/has-commit.ts';
import { openRepository } from '../git/open-repository.ts';
import { requireRepository, type Repository } from '../git/repository.ts';
import { findCoverageGaps, isCoverageOn } from '../gitignore/find-coverage-gaps.ts';
import { findTrackedSecrets } from '../gitignore/find-tracked-secrets.ts';
import { fixIgnoreFile } from '../gitignore/fix-ignore-file.ts';
import { readIgnoreWorld, type IgnoreWorld } from '../gitignore/read-ignore-world.ts';
import { judgeReport } from '../judge-report.ts';
import type { Outcome } from '../outcome.ts';
import type { Arguments } from '../parse-arguments.ts';
import { parseMaxWarnings } from '../parse-max-warnings.ts';
import type { Report } from '../report.ts';
import type { Surroundings } from './scan.ts';

/** `keyfence gitignore [--fix]`: whether the ignore files that everybody has keep secret files out. */
export async function runGitignore(
  { flags, positionals, reports }: Arguments,
  { cwd, color }: Surroundings,
): Promise<Outcome> {
  if (positionals.length > 0) throw new UsageError('"keyfence gitignore" takes no paths');
  requireFormats(reports);
  const maxWarnings = parseMaxWarnings(flags['max-warnings']);
  const started = new Date();
  const repository = (await openRepository(cwd)) ?? requireRepository(cwd);
  const { root, isBare } = repository;
  const config = await loadConfig(root, flags['config'] as string | undefined);
  if (flags['fix'] && isBare) throw new UsageError('a bare repository has no file to mend');
  if (isBare && !hasCommit(root)) {
    throw new UsageError('this repository has no commit yet, so it has no ignore files to audit');
  }
  const said = flags['fix'] ? await fixIgnoreFile(root, config) : undefined;
  const world =
    said?.world ?? (await readIgnoreWorld(root, isBare ? { commit: 'HEAD' } : 'work-tree'));
  const report = await makeReport(world, repository, config);
  const exitCode = judgeReport(report, maxWarnings);
  return {
    exitCode,
    stdout: deliverReports(report, reports, { exitCode, color, started, cwd }),
    ...(said ? { stderr: said.message } : {}),
  };
}

async function makeReport(
  world: IgnoreWorld,
  { root }: Repository,
  config: Config,
): Promise<Report> {
  const gaps = isCoverageOn(config) ? await findCoverageGaps(world, root, config) : [];
  const found = [...gaps, ...(await findTrackedSecrets(world.tracked, config))];
  const accepted = new BaselineFilter(await loadBaseline(root, config));
  const { kept, suppressed } = accepted.apply({ kept: found, suppressed: [] });
  return {
    findings: kept,
    suppressed,
    stale: [],
    errors: [],
    scanned: {
      asked: world.files.length,
      skipped: 0,
      failed: 0,
      files: world.files.length,
      bytes: world.files.reduce((sum, { bytes }) => sum + bytes.length, 0),
      notes: [],
      unopened: [],
      emptyNote: 'no tracked .gitignore',
    },
  };
}
