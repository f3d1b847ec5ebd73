import { realpathSync } from 'node:fs';
import gitignoreCoverage from '../../rules/gitignore-coverage.ts';
import { loadBaseline } from '../baseline/load-baseline.ts';
import { addIgnored } from '../config/add-ignored.ts';
import type { Config } from '../config/config.ts';
import { loadConfig } from '../config/load-config.ts';
import { GitError } from '../errors/errors.ts';
import type { Finding } from '../finding/finding.ts';
import { locateRepository, requireLocation } from '../git/locate-repository.ts';
import { Repository } from '../git/repository.ts';
import { lintSource } from '../lint/lint-source.ts';
import { redactPath } from '../match/redact-path.ts';
import { lintPlanned, planCommits } from '../range/plan-commits.ts';
import { joinReports } from '../report/join-reports.ts';
import { nameRepository } from '../report/name-repository.ts';
import type { Report, RepositoryState } from '../report/report.ts';
import { makeFilesSource } from '../sources/files.ts';
import { readGuard } from './read-guard.ts';

/** Options for all repositories. */
export interface AuditOptions {
  /** A configuration that replaces the one of each repository; absolute. */
  readonly configFile?: string | undefined;
  /** Globs from the top of each. */
  readonly ignored: readonly string[];
}

/**
 * Scans the work tree and the whole history of one repository, and says whether it is guarded.
 * @param root its top, or its git directory
 * @param name for the report
 * @throws GitError, ConfigError, ScanError when there is nothing to report
 */
export async function auditRepository(
  root: string,
  name: string,
  { configFile, ignored }: AuditOptions,
): Promise<Report> {
  const location = requireLocation(locateRepository(root));
  // If it is not a repository, git looks in the directories above.
  if (realpathSync(location.root) !== realpathSync(root)) {
    throw new GitError('is not a repository that git can read; run "git fsck" in it');
  }
  const repository = new Repository(location);
  const config = addIgnored(await loadConfig(root, configFile), ignored);
  const baseline = await loadBaseline(root, config);
  const settings = { config, baseline };
  const print = (): void => undefined;
  const planned = await planCommits({ history: true }, repository, config, { print });
  const history = await lintPlanned(planned, settings, {
    trust: undefined,
    isConfigGiven: configFile !== undefined,
    configFile,
  });
  const files = repository.isBare
    ? undefined
    : await lintSource(makeFilesSource([], root, repository), config, baseline);
  const joined = files ? joinReports([history, withoutKnown(files, history)]) : history;
  const branched = await addBranches(joined, repository, config);
  const state: RepositoryState = {
    name,
    findings: joined.findings.length,
    ...(branched.branch !== undefined && { branch: branched.branch }),
    ...(files && {
      guard: await readGuard(repository),
      coversSecrets: isCovered(files, config),
    }),
  };
  return { ...nameRepository(branched.report, name), repositories: [state] };
}

/** The findings that are only in the history. */
function withoutKnown(files: Report, history: Report): Report {
  const known = new Set(history.findings.map(identify));
  return { ...files, findings: files.findings.filter((finding) => !known.has(identify(finding))) };
}

function identify({ rule, path, entry, fingerprint }: Finding): string {
  return JSON.stringify([rule, path, entry, fingerprint]);
}

/** Whether the ignore files cover the secret files; `undefined` if that was not asked for. */
function isCovered(files: Report, config: Config): boolean | undefined {
  if (config.rules.get(gitignoreCoverage.id)?.severity === 'off') return undefined;
  const all = [...files.findings, ...files.suppressed.map(({ finding }) => finding)];
  return !all.some(({ rule }) => rule === gitignoreCoverage.id);
}

async function addBranches(
  report: Report,
  repository: Repository,
  config: Config,
): Promise<{ readonly report: Report; readonly branch?: string }> {
  const commits = report.findings.flatMap(({ origin }) => origin?.commit ?? []);
  const names = await repository.history.nameBranches([...new Set(commits)]);
  const { branch: ref } = await repository.history.readHead();
  const show = (name: string): string => redactPath(name, config);
  const branch = ref === undefined ? undefined : show(ref.replace(/^refs\/heads\//, ''));
  const findings = report.findings.map((finding) => {
    const commit = finding.origin?.commit;
    // Findings in the work tree belong to the branch that is checked out.
    const own = commit === undefined ? branch : names.get(commit);
    return own === undefined ? finding : { ...finding, branch: show(own) };
  });
  return { report: { ...report, findings }, ...(branch !== undefined && { branch }) };
}
