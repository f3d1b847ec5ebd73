import { loadBaseline } from '../baseline/load-baseline.ts';
import type { Config } from '../config.ts';
import { deliverReports, requireFormats } from '../deliver-reports.ts';
import { UsageError } from '../errors.ts';
import { openRepository } from '../git/open-repository.ts';
import { findRepository, requireRepository, requireWorkTree } from '../git/repository.ts';
import { requireGitVersion } from '../git/require-version.ts';
import { judgeReport } from '../judge-report.ts';
import { lintSource } from '../lint.ts';
import { loadConfig } from '../load-config.ts';
import type { Outcome } from '../outcome.ts';
import type { Arguments } from '../parse-arguments.ts';
import { parseMaxWarnings } from '../parse-max-warnings.ts';
import type { ReadSettings } from '../settings/read-settings.ts';
import { readStagedSettings } from '../settings/read-staged-settings.ts';
import type { Watch } from '../sources/commits.ts';
import { makeFilesSource } from '../sources/files.ts';
import type { Source } from '../sources/source.ts';
import { makeStagedSource } from '../sources/staged.ts';
import { makeStdinSource } from '../sources/stdin.ts';
import { listCommitModes } from './list-commit-modes.ts';
import { tellErrors } from '../tell-errors.ts';
import { makeEndpoint } from '../verify/endpoint.ts';
import { mayBeLive, verifyReport } from '../verify/verify-report.ts';

/** What a command needs from the process. */
export interface Surroundings {
  readonly cwd: string;
  readonly color: boolean;
  /** Says something on the way, beside the report. */
  readonly tell: (line: string) => void;
  /** Shows how far a long scan is; absent where nobody looks. */
  readonly watch?: Watch;
  /** Asks a person; absent where there is none. */
  readonly ask?: (question: string) => Promise<boolean>;
}

/** `keyfence [scan] [path...]` */
export async function runScan(
  { positionals, flags, reports }: Arguments,
  surroundings: Surroundings,
): Promise<Outcome> {
  requireFormats(reports);
  const started = new Date();
  const maxWarnings = parseMaxWarnings(flags['max-warnings']);
  const isVerified = flags['verify'] === true || flags['verify-only-active'] === true;
  const endpoint = isVerified ? makeEndpoint(process.env['XAI_BASE_URL']) : undefined;
  const { source, config, base, settings } = await chooseSource(positionals, flags, surroundings);
  const scanned = await lintSource(source, config, await loadBaseline(base, config, settings));
  const report = endpoint ? await verifyReport(scanned, endpoint) : scanned;
  const onlyActive = flags['verify-only-active'] === true;
  const judged = onlyActive ? { ...report, findings: report.findings.filter(mayBeLive) } : report;
  const exitCode = judgeReport(judged, maxWarnings);
  const { cwd, color } = surroundings;
  const stdout = deliverReports(report, reports, { exitCode, color, started, cwd });
  return { exitCode, stdout, ...tellErrors(report) };
}

/** @returns the source and, with its configuration, the directory that this was read from, and how */
async function chooseSource(
  paths: readonly string[],
  flags: Arguments['flags'],
  surroundings: Surroundings,
): Promise<{ source: Source; config: Config; base: string; settings?: ReadSettings }> {
  const { cwd } = surroundings;
  const configFile = flags['config'] as string | undefined;
  const asked = [
    flags['staged'] && '--staged',
    ...listCommitModes(flags),
    flags['stdin'] && '--stdin',
    paths.length > 0 && 'paths',
  ];
  const modes = asked.filter(Boolean);
  if (modes.length > 1) throw new UsageError(`${modes.join(' and ')} do not go together`);
  if (flags['stdin-filename'] !== undefined && !flags['stdin']) {
    throw new UsageError('--stdin-filename goes with --stdin');
  }
  if (flags['shard'] !== undefined && !flags['history']) {
    throw new UsageError('--shard goes with --history');
  }

  if (flags['staged']) {
    requireGitVersion(cwd);
    const { root } = requireWorkTree(cwd);
    const settings = await readStagedSettings(root);
    const config = await loadConfig(root, configFile, settings);
    return { source: makeStagedSource(root), config, base: root, settings };
  }
  // What is piped in needs no more of git than where the configuration is.
  const repository = flags['stdin'] ? findRepository(cwd) : await openRepository(cwd);
  const root = repository && !repository.isBare ? repository.root : undefined;
  const base = root ?? cwd;
  const config = await loadConfig(base, configFile);
  if (flags['stdin']) {
    const name = String(flags['stdin-filename'] ?? '<stdin>');
    return { source: makeStdinSource(name), config, base };
  }
  if (listCommitModes(flags).length > 0) {
    // Loaded here because a commit need not wait for it.
    const { makeCommits } = await import('./make-commits.ts');
    const { root } = repository ?? requireRepository(cwd);
    return { source: await makeCommits(flags, root, config, surroundings), config, base };
  }
  return { source: makeFilesSource(paths, cwd, root), config, base };
}
