import { loadBaseline } from '../../baseline/load-baseline.ts';
import { addIgnored, readIgnoreFlags } from '../../config/add-ignored.ts';
import type { Config } from '../../config/config.ts';
import { findUnreadConfig } from '../../config/find-unread-config.ts';
import { loadConfig } from '../../config/load-config.ts';
import { readMoreFromIndex } from '../../config/settings/read-from-index.ts';
import { listNestedIn } from '../../config/settings/list-nested.ts';
import type { ReadSettings } from '../../config/settings/read-settings.ts';
import { readStagedSettings } from '../../config/settings/read-staged-settings.ts';
import { UsageError } from '../../errors/errors.ts';
import { locateRepository, requireLocation, type Location } from '../../git/locate-repository.ts';
import { openRepository, openWorkTree } from '../../git/open-repository.ts';
import type { Repository } from '../../git/repository.ts';
import { lintSource } from '../../lint/lint.ts';
import type { CommitSelection, CommitsRequest } from '../../range/plan-commits.ts';
import type { Settings } from '../../range/settings.ts';
import { getExitCode } from '../../report/get-exit-code.ts';
import type { NextSteps, Reader } from '../../report/next-steps/next-steps.ts';
import type { Report } from '../../report/report.ts';
import { parseShard } from '../../report/shard.ts';
import { expandGlobs } from '../../sources/expand-globs.ts';
import { makeFilesSource } from '../../sources/files.ts';
import type { Source } from '../../sources/source.ts';
import { makeStagedSource } from '../../sources/staged.ts';
import { makeStdinSource } from '../../sources/stdin.ts';
import { readHosts } from '../../xai/hosts.ts';
import { mayBeLive, verifyReport } from '../../xai/verify-report.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import { listCommitModes } from '../arguments/list-commit-modes.ts';
import type { Flags } from '../arguments/options.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import { parseMaxWarnings } from '../arguments/parse-max-warnings.ts';
import { deliverReports, requireDeliverable } from '../output/deliver-reports.ts';
import { findReader } from '../output/find-reader.ts';
import { findWeb } from '../output/find-web.ts';
import type { Outcome } from '../output/outcome.ts';
import { tellErrors } from '../output/tell-errors.ts';

const RANGES = ['--ci', '--commits', '--since'];

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
  for (const unread of findUnreadConfig(base)) context.tell(unread);
  const settings = { config, baseline: await loadBaseline(base, config, read) };
  const scanned = commits
    ? await lintCommits(commits, settings, flags)
    : await lintSource(source, config, settings.baseline);
  const verified = hosts ? await verifyReport(scanned, hosts) : scanned;
  const reader = findReader(base, context.cwd);
  const nextSteps = commits && (await describeSteps(commits, verified, reader));
  const report = { ...verified, ...(nextSteps && { nextSteps }) };
  const onlyActive = flags['verify-only-active'] === true;
  const judged = onlyActive ? { ...report, findings: report.findings.filter(mayBeLive) } : report;
  const exitCode = getExitCode(judged, maxWarnings);
  const { stderr } = tellErrors(report);
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

/** What is to be scanned, its configuration, the directory that this was read from, and how. */
type Chosen = {
  readonly config: Config;
  readonly base: string;
  readonly read?: ReadSettings;
} & (
  | { readonly source: Source; readonly commits?: undefined }
  | { readonly source?: undefined; readonly commits: CommitsRequest }
);

async function chooseSource(
  paths: readonly string[],
  flags: Arguments['flags'],
  context: CommandContext,
): Promise<Chosen> {
  const { cwd } = context;
  const configFile = flags.config;
  const asked = [
    flags.staged && '--staged',
    ...listCommitModes(flags),
    flags.stdin && '--stdin',
    paths.length > 0 && 'paths',
  ];
  const modes = asked.filter(Boolean);
  if (modes.length > 1) throw new UsageError(`${modes.join(' and ')} do not go together`);
  if (flags['stdin-filename'] !== undefined && !flags.stdin) {
    throw new UsageError('--stdin-filename goes with --stdin');
  }
  if (flags.shard !== undefined && !flags.history) {
    throw new UsageError('--shard goes with --history');
  }
  if (flags.trust !== undefined && !RANGES.some((mode) => modes.includes(mode))) {
    throw new UsageError(`--trust goes with ${RANGES.join(', ')}`);
  }

  if (flags.staged) {
    const repository = await openWorkTree(cwd);
    const { root } = repository;
    const read = readMoreFromIndex(repository, await readStagedSettings(repository));
    const list = (): Promise<string[]> => listNestedIn(repository);
    const config = await loadConfig(root, configFile, read, list);
    return { source: makeStagedSource(repository), config, base: root, read };
  }
  if (flags.stdin) {
    // What is piped in needs no more of git than where the configuration is.
    const base = chooseBase(locateRepository(cwd), cwd);
    const name = flags['stdin-filename'] ?? '<stdin>';
    return { source: makeStdinSource(name), config: await loadConfig(base, configFile), base };
  }
  const repository = await openRepository(cwd);
  const base = chooseBase(repository, cwd);
  const config = await loadConfig(base, configFile);
  if (listCommitModes(flags).length > 0) {
    // Loaded here because a commit need not wait for it.
    const { planCommits } = await import('../../range/plan-commits.ts');
    return {
      commits: await planCommits(
        chooseCommits(flags),
        requireLocation(repository),
        config,
        context,
      ),
      config,
      base,
    };
  }
  const workTree = repository?.isBare === false ? repository : undefined;
  const files = await expandGlobs(paths, cwd, workTree);
  return { source: makeFilesSource(files, cwd, workTree), config, base };
}

/** Where the configuration is: at the top of the work tree, if there is one. */
function chooseBase(location: Location | undefined, cwd: string): string {
  return location?.isBare === false ? location.root : cwd;
}

function chooseCommits(flags: Flags): CommitSelection {
  const { commits, since, shard, ci, history } = flags;
  if (history) return { history, ...(shard !== undefined && { shard: parseShard(shard) }) };
  if (ci) return { ci };
  return { commits: commits ?? `${since ?? ''}..HEAD` };
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
