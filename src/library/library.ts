import { loadBaseline } from '../baseline/load-baseline.ts';
import { configFor } from '../config/config-for.ts';
import { makeConfig, type Config } from '../config/config.ts';
import { loadConfig } from '../config/load-config.ts';
import type { Trust } from '../config/trust.ts';
import { UsageError } from '../errors/errors.ts';
import type { Finding } from '../finding/finding.ts';
import { refuseBare, requireLocation } from '../git/locate-repository.ts';
import { openRepository } from '../git/open-repository.ts';
import { lintSource } from '../lint/lint-source.ts';
import { scanText } from '../match/scan.ts';
import { lintPlanned, planCommits } from '../range/plan-commits.ts';
import { capFindings } from '../report/cap-findings.ts';
import type { Report } from '../report/report.ts';
import { makeFilesSource } from '../sources/files.ts';
import { makeStagedSource } from '../sources/staged.ts';

/** Options of {@link scan}. */
export interface ScanOptions {
  /** Name of the file, `/`-separated: it determines the format, and is part of the findings. */
  readonly path?: string;
  /** By default, the default configuration. */
  readonly config?: Config;
}

/**
 * Finds the secrets in one text: pure, synchronous, in time linear in the text. Allow comments are ignored;
 * {@link lint} applies them.
 */
export function scan(
  text: string,
  { path = '', config = makeConfig({}) }: ScanOptions = {},
): Finding[] {
  return scanText(text, path, configFor(config, path));
}

/** Options of {@link lint}. */
export interface LintOptions {
  /** The directory to scan in; by default the current one. */
  readonly cwd?: string;
  /** Scan staged changes instead of files. */
  readonly staged?: boolean;
  /** Scan the changes of these commits instead of files: `A..B`, `A...B` or one commit. */
  readonly commits?: string;
  /** Scan every blob and every message of the repository instead of files. */
  readonly history?: boolean;
  /** Files and directories, relative to `cwd`; by default everything. */
  readonly paths?: readonly string[];
  /** By default the configuration of the repository. */
  readonly config?: Config;
  /**
   * For commits: whether allow comments and settings that they add count (the default), or only those from
   * before.
   */
  readonly trust?: Trust;
}

/**
 * Scans like `keyfence scan`, and returns the report. Everything was scanned only if its `errors` is empty.
 * @throws GitError, ConfigError, ScanError when there is no report; UsageError when more than one thing is
 * asked for
 */
export async function lint(options: LintOptions = {}): Promise<Report> {
  const { cwd = process.cwd(), staged = false, commits, history = false, paths = [] } = options;
  const asked = [staged, commits !== undefined, history, paths.length > 0].filter(Boolean);
  if (asked.length > 1) {
    throw new UsageError('staged, commits, history and paths cannot be combined');
  }
  const repository = await openRepository(cwd);
  if (staged) refuseBare(requireLocation(repository));
  const workTree = repository?.isBare === false ? repository : undefined;
  const base = workTree?.root ?? cwd;
  const config = options.config ?? (await loadConfig(base));
  const baseline = await loadBaseline(base, config);
  if (commits !== undefined || history) {
    const print = (): void => undefined;
    const planned = await planCommits({ commits, history }, requireLocation(repository), config, {
      print,
    });
    const isConfigGiven = options.config !== undefined;
    return capFindings(
      await lintPlanned(planned, { config, baseline }, { trust: options.trust, isConfigGiven }),
    );
  }
  const source =
    staged && workTree ? makeStagedSource(workTree) : makeFilesSource(paths, cwd, workTree);
  return capFindings(await lintSource(source, config, baseline, { isCapped: true }));
}
