import type { Arguments } from '../parse-arguments.ts';
import type { Config } from '../config.ts';
import { UsageError } from '../errors.ts';
import { findRepository, requireWorkTree } from '../git/repository.ts';
import { requireGitVersion } from '../git/require-version.ts';
import { judgeReport } from '../judge-report.ts';
import { lintSource } from '../lint.ts';
import { loadConfig } from '../load-config.ts';
import type { Outcome } from '../outcome.ts';
import { getReporter } from '../reporters/index.ts';
import { makeFilesSource } from '../sources/files.ts';
import type { Source } from '../sources/source.ts';
import { makeStagedSource } from '../sources/staged.ts';
import { makeStdinSource } from '../sources/stdin.ts';

/** What a command needs from the process. */
export interface Surroundings {
  readonly cwd: string;
  readonly color: boolean;
}

/** `keyfence [scan] [path...]` */
export async function runScan(
  { positionals, flags }: Arguments,
  { cwd, color }: Surroundings,
): Promise<Outcome> {
  const reporter = getReporter(String(flags['format']));
  const maxWarnings = parseMaxWarnings(flags['max-warnings']);
  const { source, config } = await chooseSource(positionals, flags, cwd);
  const report = await lintSource(source, config);
  const exitCode = judgeReport(report, maxWarnings);
  return { exitCode, stdout: reporter(report, { exitCode, color }) };
}

async function chooseSource(
  paths: readonly string[],
  flags: Arguments['flags'],
  cwd: string,
): Promise<{ source: Source; config: Config }> {
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
    return { source: makeStagedSource(root), config: await loadConfig(root, configFile) };
  }
  const repository = findRepository(cwd);
  const root = repository && !repository.isBare ? repository.root : undefined;
  const config = await loadConfig(root ?? cwd, configFile);
  if (flags['stdin']) {
    return { source: makeStdinSource(String(flags['stdin-filename'] ?? '<stdin>')), config };
  }
  if (repository) requireGitVersion(cwd);
  return { source: makeFilesSource(paths, cwd, root), config };
}

function parseMaxWarnings(value: string | boolean | undefined): number {
  if (value === undefined) return Infinity;
  if (typeof value === 'string' && /^\d{1,9}$/.test(value)) return Number(value);
  throw new UsageError('--max-warnings takes a number');
}
