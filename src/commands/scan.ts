import { loadBaseline } from '../baseline/load-baseline.ts';
import type { Config } from '../config.ts';
import { UsageError } from '../errors.ts';
import { findRepository, requireWorkTree } from '../git/repository.ts';
import { requireGitVersion } from '../git/require-version.ts';
import { judgeReport } from '../judge-report.ts';
import { lintSource } from '../lint.ts';
import { loadConfig } from '../load-config.ts';
import type { Outcome } from '../outcome.ts';
import type { Arguments } from '../parse-arguments.ts';
import { getReporter } from '../reporters/index.ts';
import { makeFilesSource } from '../sources/files.ts';
import type { Source } from '../sources/source.ts';
import { makeStagedSource } from '../sources/staged.ts';
import { makeStdinSource } from '../sources/stdin.ts';

/** What a command needs from the process. */
export interface Surroundings {
  readonly cwd: string;
  readonly color: boolean;
  /** Asks a person; absent where there is none. */
  readonly ask?: (question: string) => Promise<boolean>;
}

/** `keyfence [scan] [path...]` */
export async function runScan(
  { positionals, flags }: Arguments,
  { cwd, color }: Surroundings,
): Promise<Outcome> {
  const reporter = getReporter(String(flags['format']));
  const maxWarnings = parseMaxWarnings(flags['max-warnings']);
  const { source, config, base } = await chooseSource(positionals, flags, cwd);
  const report = await lintSource(source, config, await loadBaseline(base, config));
  const exitCode = judgeReport(report, maxWarnings);
  return { exitCode, stdout: reporter(report, { exitCode, color }) };
}

/** @returns the source and, with its configuration, the directory that this was read from */
async function chooseSource(
  paths: readonly string[],
  flags: Arguments['flags'],
  cwd: string,
): Promise<{ source: Source; config: Config; base: string }> {
  const configFile = flags['config'] as string | undefined;
  const asked = [
    flags['staged'] && '--staged',
    flags['stdin'] && '--stdin',
    paths.length > 0 && 'paths',
  ];
  const modes = asked.filter(Boolean);
  if (modes.length > 1) throw new UsageError(`${modes.join(' and ')} do not go together`);
  if (flags['stdin-filename'] !== undefined && !flags['stdin']) {
    throw new UsageError('--stdin-filename goes with --stdin');
  }

  if (flags['staged']) {
    requireGitVersion(cwd);
    const { root } = requireWorkTree(cwd);
    const config = await loadConfig(root, configFile);
    return { source: makeStagedSource(root), config, base: root };
  }
  const repository = findRepository(cwd);
  const root = repository && !repository.isBare ? repository.root : undefined;
  const base = root ?? cwd;
  const config = await loadConfig(base, configFile);
  if (flags['stdin']) {
    const name = String(flags['stdin-filename'] ?? '<stdin>');
    return { source: makeStdinSource(name), config, base };
  }
  if (repository) requireGitVersion(cwd);
  return { source: makeFilesSource(paths, cwd, root), config, base };
}

function parseMaxWarnings(value: string | boolean | undefined): number {
  if (value === undefined) return Infinity;
  if (typeof value === 'string' && /^\d{1,9}$/.test(value)) return Number(value);
  throw new UsageError('--max-warnings takes a number');
}
