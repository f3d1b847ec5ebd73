import { loadBaseline } from '../../baseline/load-baseline.ts';
import { addIgnored, readIgnoreFlags } from '../../config/add-ignored.ts';
import { findUnreadConfig } from '../../config/find-unread-config.ts';
import type { Repository } from '../../git/repository.ts';
import { lintSource } from '../../lint/lint-source.ts';
import type { CommitsRequest } from '../../range/plan-commits.ts';
import type { Settings } from '../../range/settings.ts';
import { getExitCode } from '../../report/get-exit-code.ts';
import type { NextSteps, Reader } from '../../report/next-steps/next-steps.ts';
import type { Report } from '../../report/report.ts';
import { readHosts } from '../../xai/hosts.ts';
import { mayBeLive, verifyReport } from '../../xai/verify-report.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import { parseMaxWarnings } from '../arguments/parse-max-warnings.ts';
import { deliverReports, requireDeliverable } from '../output/deliver-reports.ts';
import { findReader } from '../output/find-reader.ts';
import { findWeb } from '../output/find-web.ts';
import type { Outcome } from '../output/outcome.ts';
import { formatErrors } from '../output/format-errors.ts';
import { chooseSource } from './choose-source.ts';

/** `keyfence [scan] [path...]` */
export async function runScan(
  { positionals, flags, reports, ignored }: Arguments,
  context: CommandContext,
): Promise<Outcome> {
  requireDeliverable(reports, context.cwd);
  const started = new Date();
  const maxWarnings = parseMaxWarnings(flags['max-warnings']);
  const isVerified = flags.verify === true || flags['verify-only-active'] === true;
  const hosts = isVerified ? readHosts(process.env) : undefined;
  const { source, commits, base, read, ...chosen } = await chooseSource(
    positionals,
    flags,
    context,
  );
  const config = addIgnored(chosen.config, readIgnoreFlags(ignored, base, context.cwd));
  for (const unread of findUnreadConfig(base)) context.print(unread);
  const settings = { config, baseline: await loadBaseline(base, config, read) };
  const scanned = commits
    ? await lintCommits(commits, settings, flags)
    : // Of each key xAI is asked.
      await lintSource(source, config, settings.baseline, { isCapped: hosts === undefined });
  const verified = hosts ? await verifyReport(scanned, hosts) : scanned;
  const reader = findReader(base, context.cwd);
  const nextSteps = commits && (await describeSteps(commits, verified, reader));
  const report = { ...verified, ...(nextSteps && { nextSteps }) };
  const onlyActive = flags['verify-only-active'] === true;
  const judged = onlyActive ? { ...report, findings: report.findings.filter(mayBeLive) } : report;
  const exitCode = getExitCode(judged, maxWarnings);
  const { stderr } = formatErrors(report);
  const { directory } = reader;
  const web = await findWeb(report, context.cwd);
  const outcome = deliverReports(
    report,
    reports,
    { ...context, directory, web, exitCode, started, isQuiet: flags.quiet },
    stderr,
  );
  const isForPeople = reports.some(
    ({ format, output }) => format === 'stylish' && output === undefined,
  );
  if (flags.history !== true || !commits || !isForPeople || flags.quiet === true) return outcome;
  const plans = await describeLeaks(report, commits.repository, reader);
  return { ...outcome, stdout: outcome.stdout + plans };
}

/** What to do about secrets in the history. */
async function describeLeaks(
  report: Report,
  repository: Repository,
  { command }: Reader,
): Promise<string> {
  if (!report.findings.some(({ secret }) => secret)) return '';
  const { planLeaks } = await import('../../lifecycle/plan-leaks.ts');
  const plan = await planLeaks(report, repository, command);
  return plan === '' ? '' : `\n${plan}`;
}

async function describeSteps(
  commits: CommitsRequest,
  report: Report,
  reader: Reader,
): Promise<NextSteps | undefined> {
  const { describeNextSteps } = await import('../../range/plan-commits.ts');
  return describeNextSteps(commits, report, reader);
}

async function lintCommits(
  commits: CommitsRequest,
  settings: Settings,
  flags: Arguments['flags'],
): Promise<Report> {
  const { lintPlanned } = await import('../../range/plan-commits.ts');
  const { parseTrust } = await import('../../range/parse-trust.ts');
  return lintPlanned(commits, settings, {
    trust: parseTrust(flags.trust),
    isConfigGiven: flags.config !== undefined,
    configFile: flags.config,
  });
}
